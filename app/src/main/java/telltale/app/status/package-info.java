/// How the watch itself is doing. In: the [telltale.app.link.LinkState] and the newest
/// [telltale.app.flow.FlowSnapshot]. Out: the status bar, and the page over the map when there is
/// something to do first (authorise, repair, start again). Models are plain Java; FX thread.
package telltale.app.status;
