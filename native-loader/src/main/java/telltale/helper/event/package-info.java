/// What the kernel says, as values. In: the bytes of ring records, iterator records and map
/// entries. Out: immutable [KernelEvent]s, keys and counters, or a counted refusal. Pure: no I/O,
/// any thread.
@org.jspecify.annotations.NullMarked
package telltale.helper.event;
