/// The processes and their connections, busiest first. In: a [telltale.app.flow.FlowSnapshot] and
/// the filter's text. Out: immutable rows from [ProcessListModel], drawn by [ProcessList], and the
/// user's picks. The model is plain Java; everything here is confined to the FX thread.
package telltale.app.list;
