/// Where things are: the Mercator projection, great circles, the viewport and how it moves.
/// In: degrees and gestures. Out: positions in world units (see [telltale.geodata.World]) and in
/// device pixels. No JavaFX. Values are immutable; a [CameraMotion] belongs to one thread.
package telltale.app.map.geometry;
