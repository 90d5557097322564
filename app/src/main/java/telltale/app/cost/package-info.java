/// What Telltale itself takes of the machine. In: `/proc` of this process and of the helper that it
/// started. Out: a [Cost] now and then, when it is another one than before. One thread, no JavaFX.
package telltale.app.cost;
