/// Where messages come from: the helper's socket, or a recording. In: bytes. Out: decoded
/// [telltale.wire.Message]s, in order, on the reader thread, and the [LinkState] that the user
/// sees.
package telltale.app.link;
