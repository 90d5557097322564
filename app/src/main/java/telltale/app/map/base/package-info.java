/// The ground that arcs are drawn on: water, land with a little relief, coasts, borders,
/// graticule. In: the outline of the world and a viewport. Out: a finished [BaseMap]. Rendering
/// takes tens of milliseconds, so it runs on a background thread, one picture at a time. No
/// JavaFX.
package telltale.app.map.base;
