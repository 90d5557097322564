/// Everything known about what is picked. In: a [telltale.app.selection.Selection] and the newest
/// [telltale.app.flow.FlowSnapshot]. Out: an immutable [Inspection] from [InspectorModel], drawn by
/// [Inspector]. The model is plain Java; everything here is confined to the FX thread.
package telltale.app.inspect;
