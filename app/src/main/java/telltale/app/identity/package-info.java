/// What a person calls a program. In: [telltale.wire.ProcessFacts] and, read once, the desktop
/// entries of this machine. Out: an [Identity]: the application's name, or the script that an
/// interpreter runs, and an icon file. Reads files, so it belongs to the reader thread. No JavaFX.
@org.jspecify.annotations.NullMarked
package telltale.app.identity;
