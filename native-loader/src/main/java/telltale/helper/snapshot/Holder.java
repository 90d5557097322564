package telltale.helper.snapshot;

import telltale.helper.event.KernelOwner;
import telltale.wire.Owner;

/// A process that holds a socket.
///
/// @param pid of the thread group
/// @param startBootNanos when it started, CLOCK_BOOTTIME, as exact as `/proc` says
/// @param comm the thread group leader's name
public record Holder(int pid, long startBootNanos, String comm) {

  /// As owner of a socket.
  ///
  /// @param uid of whoever made the socket; negative where that is not known
  public KernelOwner owner(int uid) {
    return new KernelOwner(Owner.How.SNAPSHOT, pid, startBootNanos, uid, comm);
  }

  /// As owner of what arrives at a listening socket.
  ///
  /// @param uid of whoever made the socket
  KernelOwner listener(int uid) {
    return new KernelOwner(Owner.How.LISTEN, pid, startBootNanos, uid, comm);
  }
}
