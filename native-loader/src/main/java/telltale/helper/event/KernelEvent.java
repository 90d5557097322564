package telltale.helper.event;

import java.util.Optional;
import telltale.wire.Direction;

/// One change, as a kernel program reported it.
public sealed interface KernelEvent {

  /// When the kernel wrote it, nanoseconds of CLOCK_BOOTTIME.
  long bootNanos();

  /// A classifier saw the first packet of a flow.
  ///
  /// @param facts what it noted
  record FlowOpened(long bootNanos, FlowKey key, FlowFacts facts) implements KernelEvent {}

  /// A connect call returned: the 5-tuple is final.
  ///
  /// @param owner the caller
  /// @param socket which socket
  /// @param errno 0 when the connection is under way
  record SocketConnected(long bootNanos, FlowKey key, KernelOwner owner, SocketId socket, int errno)
      implements KernelEvent {}

  /// An accept call returned a new socket.
  ///
  /// @param owner the caller
  /// @param socket the new socket
  record SocketAccepted(long bootNanos, FlowKey key, KernelOwner owner, SocketId socket)
      implements KernelEvent {}

  /// A TCP socket came to its end.
  ///
  /// @param socket which socket
  /// @param errno the socket's error, 0 for none
  /// @param oldState the TCP state it was in, as the kernel numbers them
  record SocketClosed(long bootNanos, FlowKey key, SocketId socket, int errno, int oldState)
      implements KernelEvent {}

  /// A socket without states lost its last descriptor.
  ///
  /// @param socket which socket
  record SocketReleased(long bootNanos, FlowKey key, SocketId socket) implements KernelEvent {}

  /// The snapshot found a socket that is older than the helper.
  ///
  /// @param owner the process that holds it
  /// @param socket which socket
  /// @param direction who began, where the kernel still knows
  record SocketFound(
      long bootNanos, FlowKey key, KernelOwner owner, SocketId socket, Direction direction)
      implements KernelEvent {}

  /// A process began to run a program.
  ///
  /// @param tgid the process
  /// @param startBootNanos when it started; running another program does not change that
  /// @param parentTgid who started it
  /// @param uid real user id
  /// @param controlGroup the number of its control group
  /// @param path of the file that runs, from the root of the process's mounts; absent when it is
  ///     longer than a kilobyte
  /// @param arguments the bytes of its command line, each argument ended by a zero byte, cut at
  ///     512
  @SuppressWarnings("ArrayRecordComponent") // bytes in, for one reader that parses them at once
  record ProcessStarted(
      long bootNanos,
      int tgid,
      long startBootNanos,
      int parentTgid,
      int uid,
      long controlGroup,
      Optional<String> path,
      byte[] arguments)
      implements KernelEvent {}

  /// A process made another, which runs the same program until it runs one of its own.
  ///
  /// @param tgid the new process
  /// @param startBootNanos when it was made
  /// @param parentTgid who made it
  /// @param parentStartBootNanos when that one was made
  /// @param controlGroup the number of its control group
  record ProcessForked(
      long bootNanos,
      int tgid,
      long startBootNanos,
      int parentTgid,
      long parentStartBootNanos,
      long controlGroup)
      implements KernelEvent {}

  /// A process was put into another control group.
  ///
  /// @param tgid the process
  /// @param startBootNanos when it was made
  /// @param controlGroup the number of the group that it is in now
  record ProcessMoved(long bootNanos, int tgid, long startBootNanos, long controlGroup)
      implements KernelEvent {}

  /// What a connection sent first, or a name server's answer, as it was.
  ///
  /// @param sent whether this machine sent it
  /// @param sequence TCP's number of the first byte, unsigned
  /// @param bytes never looked into here
  @SuppressWarnings("ArrayRecordComponent") // bytes in, for one writer that encodes them at once
  record FirstWords(long bootNanos, FlowKey key, boolean sent, long sequence, byte[] bytes)
      implements KernelEvent {}

  /// Names a socket on this machine.
  ///
  /// @param cookie unique until reboot; 0 when the kernel has not given one yet
  /// @param networkNamespace inode number of its network namespace, 0 when not told
  record SocketId(long cookie, int networkNamespace) {}
}
