/// What is going on right now. In: [telltale.wire.Message]s, applied on the reader thread to the
/// one mutable flow store. Out: an immutable [FlowSnapshot], safe on any thread. No JavaFX here.
package telltale.app.flow;
