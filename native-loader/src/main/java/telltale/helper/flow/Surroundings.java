package telltale.helper.flow;

import java.util.Optional;
import telltale.helper.event.FlowKey;
import telltale.helper.event.KernelEvent;
import telltale.helper.event.KernelOwner;
import telltale.wire.ProcessFacts;

/// What the flow table asks of the machine around it.
public interface Surroundings {

  /// Everything known of a process that the kernel named.
  ProcessFacts process(KernelOwner owner);

  /// A program started; it may be gone before anybody asks for it.
  void processStarted(KernelEvent.ProcessStarted started);

  /// A process was made; it may be gone before anybody asks for it.
  void processForked(KernelEvent.ProcessForked forked);

  /// A process was put into another control group.
  void processMoved(KernelEvent.ProcessMoved moved);

  /// What may have had a name in it could not be passed on.
  ///
  /// @param cause as the health message has it
  void nameLost(String cause);

  /// Whether a process holds a tun or tap device: what it sends carries other connections.
  boolean isTunnel(KernelOwner owner);

  /// The name of an interface.
  Optional<String> interfaceName(int ifindex);

  /// Packets were added to the totals of a flow.
  ///
  /// @param ifindex the interface that counts the flow
  void listed(int ifindex, long packets);

  /// The inode number of this network namespace: sockets of others are not ours to list.
  int networkNamespace();

  /// Whether accept calls are reported, so that an incoming connection may wait for its acceptor.
  boolean reportsAccepts();

  /// Whose the listener is that is older than the helper, could not be marked, and that an incoming
  /// connection without a mark has arrived at.
  Optional<KernelOwner> olderListener(FlowKey connection, int ifindex);

  /// Whether every socket that a process makes is marked with its owner, so that one without a mark
  /// is the kernel's.
  boolean marksSockets();
}
