/// A painted picture on its way to the screen, past most of what JavaFX does for one. In: a surface
/// and which of its blocks changed, on the FX thread. Out: those blocks, on the screen itself, or,
/// on JavaFX's render thread, in the pixels that it is about to hand there.
package telltale.app.map.picture;
