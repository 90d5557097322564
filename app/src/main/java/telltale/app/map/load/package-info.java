/// What goes on, summed up by place. In: [telltale.app.flow.FlowSnapshot]s. Out: one immutable
/// [ArcLoad] for each place that has a spot on a world map. No state, any thread, no JavaFX.
package telltale.app.map.load;
