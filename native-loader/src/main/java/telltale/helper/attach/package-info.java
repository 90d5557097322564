/// From a loaded object to running probes. In: the object, what the kernel has, what the user
/// forces. Out: one [Attachments] that closes in reverse, with the rung it stands on. Poll thread
/// only.
@org.jspecify.annotations.NullMarked
package telltale.helper.attach;
