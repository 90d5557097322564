/// What moved during the last minute. In: [telltale.app.flow.FlowSnapshot]s. Out: a minute of what
/// is picked, or of a row. Plain Java, one thread.
package telltale.app.rate;
