/// The bridge between the reader thread and the screen. In: snapshots and link states, from the
/// reader thread. Out: the newest of each, on the FX thread, at most one hand-over at a time. The
/// only way from the reader thread to the screen.
package telltale.app.pulse;
