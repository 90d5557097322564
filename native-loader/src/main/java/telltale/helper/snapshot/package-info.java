/// The sockets that are open now, and who holds them, for kernels and moments where no program in
/// the kernel tells. In: answers of sock_diag as bytes, and the links in `/proc/*/fd`. Out: a
/// [SocketList], [Holder]s, and [telltale.helper.event.KernelEvent.SocketFound] for each socket
/// with a remote end. Poll thread only.
@org.jspecify.annotations.NullMarked
package telltale.helper.snapshot;
