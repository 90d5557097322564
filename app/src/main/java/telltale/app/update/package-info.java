/// A newer database of places, because the user asked for it: the only thing in the app that talks
/// to a network, and it says nothing but which file it wants. In: a provider, and the folder of the
/// user's own database. Out: that database replaced in one step by a newer one that was checked and
/// opened before, or a sentence why not. Blocks its thread; makes none.
package telltale.app.update;
