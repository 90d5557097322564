/// A painted picture on its way into the window, past most of what JavaFX does for one. In: a
/// surface and which of its blocks changed, on the FX thread. Out: those blocks, in the pixels that
/// JavaFX is about to hand to the screen, on its render thread.
package telltale.app.map.picture;
