/// Who a process is: a [telltale.helper.process.ProcessKey] from the kernel comes in, a
/// [telltale.wire.ProcessFacts] read from `/proc` and `/etc/passwd` goes out. Confined to the poll
/// thread. A process that ends while it is being read gives fewer facts, never an exception, and a
/// pid that was used again never lends one process the facts of another.
@org.jspecify.annotations.NullMarked
package telltale.helper.process;
