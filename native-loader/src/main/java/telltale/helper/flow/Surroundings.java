package telltale.helper.flow;

import java.util.Optional;
import telltale.helper.event.KernelEvent;
import telltale.helper.event.KernelOwner;
import telltale.wire.ProcessFacts;

/// What the flow table asks of the machine around it.
public interface Surroundings {

  /// Everything known of a process that the kernel named.
  ProcessFacts process(KernelOwner owner);

  /// A program started; it may be gone before anybody asks for it.
  void processStarted(KernelEvent.ProcessStarted started);

  /// The name of an interface.
  Optional<String> interfaceName(int ifindex);

  /// The inode number of this network namespace: sockets of others are not ours to list.
  int networkNamespace();

  /// Whether accept calls are reported, so that an incoming connection may wait for its acceptor.
  boolean reportsAccepts();
}
