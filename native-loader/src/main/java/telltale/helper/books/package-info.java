/// Holds what the classifiers saw against the kernel's own interface counters on one side and
/// against the sum of the flows on the other. In: `/proc/net/dev`, the interfaces' books, and what
/// is added to flows, on the poll thread. Out: one [telltale.wire.InterfaceTally] an interface.
@org.jspecify.annotations.NullMarked
package telltale.helper.books;
