/// Our own small painter into `int[]`: areas by signed coverage, lines by distance, glows from
/// sprites. In: device pixels and colours. Out: a [Surface] of opaque ARGB pixels. It exists
/// because JavaFX without a GPU strokes 1,000 arcs in 60 ms and this does it in 2. No JavaFX; a
/// surface belongs to one thread at a time.
package telltale.app.map.raster;
