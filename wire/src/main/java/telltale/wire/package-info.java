/// The contract between helper and app, and the form in which recordings and `watch --json` are
/// written: one sealed [Message] a line, one writer and one reader.
/// Values come in from the helper's flow table and go out to the app's flow store. Every type is
/// immutable and may be used on any thread; writer and reader belong to the thread that made them.
package telltale.wire;
