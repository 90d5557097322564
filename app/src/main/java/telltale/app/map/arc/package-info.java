/// Connections as arcs: flows to one place become one arc, its look follows their bytes per
/// second, and comets carry the bytes along. In: [telltale.app.flow.FlowSnapshot]s and the
/// passing of time. Out: paint on a [telltale.app.map.raster.Surface], and which flows lie
/// under a pixel. No JavaFX; the one mutable [ArcField] belongs to one thread.
package telltale.app.map.arc;
