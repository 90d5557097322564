/// What Telltale changes about the running JavaFX toolkit. In: the toolkit, once, when it has
/// started. Out: pulses as before, and none where there is nothing to draw. FX thread.
package telltale.app.toolkit;
