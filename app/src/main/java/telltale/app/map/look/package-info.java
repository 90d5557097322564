/// The colours of the map: a dark and a light [Palette], and one stable colour per process name.
/// In: nothing but names. Out: packed `0xRRGGBB` integers. Immutable, any thread, no JavaFX.
package telltale.app.map.look;
