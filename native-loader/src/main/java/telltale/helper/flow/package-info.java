/// The one mutable state of the helper. In: kernel events and counters, on the poll thread. Out:
/// [telltale.wire.Message]s, in the order in which a client may see them. The only package that
/// knows both sides.
@org.jspecify.annotations.NullMarked
package telltale.helper.flow;
