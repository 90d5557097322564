/// The world map. In: [telltale.app.flow.FlowSnapshot]s and the user's gestures. Out: pixels,
/// and which flows the user picked. Gluon Maps hosts one layer, into which we paint every frame
/// ourselves. FX thread only; the ground is rendered on a background thread that the caller
/// lends.
package telltale.app.map;
