/// The composition root of the helper: the order in which privileged things happen, and the exit
/// codes. The only package that knows all the others, and the only one that makes threads.
@org.jspecify.annotations.NullMarked
package telltale.helper;
