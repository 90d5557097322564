/// Connections in the terminal. In: messages, on the reader thread, and snapshots made of them.
/// Out: lines of JSON for programs, lines of text for a log, or a screen of text for a person. No
/// JavaFX, no threads.
package telltale.app.watch;
