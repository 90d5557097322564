/// Pixels on their way into a window of X11, beside JavaFX. In: a picture, and which of its blocks
/// changed, on the FX thread, which is the one that GDK allows. Out: those blocks, in memory that
/// the X server reads.
package telltale.app.map.picture.x11;
