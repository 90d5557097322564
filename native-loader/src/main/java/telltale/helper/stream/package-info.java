/// The way out: messages come in from the poll thread through a bounded
/// [telltale.helper.stream.Outbox], and leave as lines on a Unix socket that one client of one user
/// may read. [telltale.helper.stream.StreamWriter] runs on the write thread and never makes the
/// poll thread wait: a client that does not read costs messages, which are counted, and then its
/// connection. Nothing is ever read from the client but the news that it is gone.
@org.jspecify.annotations.NullMarked
package telltale.helper.stream;
