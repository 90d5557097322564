package telltale.helper.stream;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/// A Unix socket that waits for one client of one user.
///
/// It is bound inside a directory that nobody else may enter, and gets its name only once its mode
/// and owner are right, so there is no moment at which another user could connect. Or it was made
/// by whoever started this process, a service manager, who keeps it when the process ends.
public final class StreamServer implements AutoCloseable {

  private static final int BACKLOG = 8;
  private static final Path PROC = Path.of("/proc");
  private static final Set<PosixFilePermission> OWNER_ALONE =
      PosixFilePermissions.fromString("rw-------");
  // To connect, Linux wants the right to write.
  private static final Set<PosixFilePermission> OTHERS_CONNECT =
      Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  private final ServerSocketChannel channel;
  private final Selector selector;
  private final Path socket;
  private final UserPrincipal client;
  private final boolean lent;
  private final AtomicLong refusedPeers = new AtomicLong();
  private final AtomicBoolean closed = new AtomicBoolean();

  private StreamServer(ServerSocketChannel channel, Path socket, UserPrincipal client, boolean lent)
      throws IOException {
    this.channel = channel;
    this.socket = socket;
    this.client = client;
    this.lent = lent;
    channel.configureBlocking(false);
    this.selector = Selector.open();
    channel.register(selector, SelectionKey.OP_ACCEPT);
  }

  /// Takes the socket that this process was started with as its standard input.
  ///
  /// @param inherited what standard input is, [System#inheritedChannel]
  /// @param clientUid the only user who may connect, to whom the socket has to belong
  public static Listening take(@Nullable Channel inherited, int clientUid) throws IOException {
    if (!(inherited instanceof ServerSocketChannel channel
        && channel.getLocalAddress() instanceof UnixDomainSocketAddress address)) {
      return new Listening.Refused(
          "Standard input is not a Unix socket that listens.",
          "Start the helper by its socket unit, or through the app.");
    }
    Path socket = address.getPath();
    Object owner = Files.getAttribute(socket, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    Set<PosixFilePermission> mode =
        Files.getPosixFilePermissions(socket, LinkOption.NOFOLLOW_LINKS);
    if (!owner.equals(clientUid) || mode.stream().anyMatch(OTHERS_CONNECT::contains)) {
      return new Listening.Refused(
          "The socket %s is not for user %d alone.".formatted(socket, clientUid),
          "Its unit needs SocketUser=%d and SocketMode=0600.".formatted(clientUid));
    }
    UserPrincipal client = Files.getOwner(socket, LinkOption.NOFOLLOW_LINKS);
    return new Listening.Ready(new StreamServer(channel, socket, client, true));
  }

  /// Makes the socket `<clientUid>-<own pid>.sock` in a directory, and the directory if it is
  /// missing. Needs the right to give files away unless the client has the caller's own uid.
  ///
  /// @param directory normally `/run/telltale`; its parent must be its owner's alone
  /// @param clientUid the only user who may connect
  public static Listening listen(Path directory, int clientUid) {
    return listen(new SocketDirectory(directory, PROC), clientUid, ProcessHandle.current().pid());
  }

  static Listening listen(SocketDirectory directory, int clientUid, long helperPid) {
    if (clientUid < 0) {
      throw new IllegalArgumentException("client uid out of range: " + clientUid);
    }
    try {
      Optional<Listening.Refused> unsafe = directory.prepare();
      if (unsafe.isPresent()) {
        return unsafe.get();
      }
      directory.removeStale(helperPid);
      Path socket = directory.path().resolve(clientUid + "-" + helperPid + ".sock");
      if (Files.exists(socket, LinkOption.NOFOLLOW_LINKS)) {
        return new Listening.Refused(
            "Something that is not a socket of ours is at %s.".formatted(socket),
            "Remove %s. Then start again.".formatted(socket));
      }
      Path hidden = directory.makePrivate(helperPid);
      try {
        return new Listening.Ready(
            bind(hidden.resolve(SocketDirectory.UNNAMED_SOCKET), socket, clientUid));
      } finally {
        Files.deleteIfExists(hidden.resolve(SocketDirectory.UNNAMED_SOCKET));
        Files.deleteIfExists(hidden);
      }
    } catch (IOException e) {
      return new Listening.Refused(
          "No socket can be made in %s: %s.".formatted(directory.path(), e),
          "Check that the helper runs as root and that the directory can be written to.");
    }
  }

  private static StreamServer bind(Path hidden, Path socket, int clientUid) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.bind(UnixDomainSocketAddress.of(hidden), BACKLOG);
      // In this order: a file that was given away is no longer ours to change.
      Files.setPosixFilePermissions(hidden, OWNER_ALONE);
      Files.setAttribute(hidden, "unix:uid", clientUid, LinkOption.NOFOLLOW_LINKS);
      UserPrincipal client = Files.getOwner(hidden, LinkOption.NOFOLLOW_LINKS);
      Files.move(hidden, socket, StandardCopyOption.ATOMIC_MOVE);
      return new StreamServer(channel, socket, client, false);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /// Where the client connects.
  public Path socket() {
    return socket;
  }

  /// How many connections were closed because another user made them.
  public long refusedPeers() {
    return refusedPeers.get();
  }

  Selector selector() {
    return selector;
  }

  /// Waits for the client. Nobody can connect after it; where the socket is lent, whoever does is
  /// turned away by [#turnAway].
  ///
  /// @return nothing if none came in time, or if the caller no longer wants one
  Optional<SocketChannel> awaitClient(Duration limit, BooleanSupplier unwanted) throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!unwanted.getAsBoolean()) {
      SocketChannel peer = channel.accept();
      if (peer != null && isClient(peer)) {
        stopListening();
        return Optional.of(peer);
      }
      long leftMillis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (leftMillis <= 0) {
        return Optional.empty();
      }
      if (peer == null) {
        selector.select(leftMillis);
        selector.selectedKeys().clear();
      }
    }
    return Optional.empty();
  }

  /// Closes what connected to a lent socket while its client is served: an app that is told at once
  /// finds another way, and one that is not would wait.
  void turnAway() throws IOException {
    while (lent && channel.isOpen()) {
      SocketChannel late = channel.accept();
      if (late == null) {
        return;
      }
      late.close();
    }
  }

  /// The file's mode keeps other users out already, but not root, and not a process that was handed
  /// a connected socket. Principals are equal when their uids are, whatever names they go by.
  private boolean isClient(SocketChannel peer) throws IOException {
    try {
      if (peer.getOption(ExtendedSocketOptions.SO_PEERCRED).user().equals(client)) {
        return true;
      }
    } catch (IOException noCredentials) {
      // Who cannot be known is nobody.
    }
    refusedPeers.incrementAndGet();
    peer.close();
    return false;
  }

  /// A lent socket stays open until the process ends: the JDK turns standard output into
  /// `/dev/null` when standard input is closed this way, and last words may be still to come.
  private void stopListening() {
    if (lent) {
      return;
    }
    try {
      channel.close();
      Files.deleteIfExists(socket);
    } catch (IOException notAllowed) {
      // Having given up root, the helper may not be allowed to; the next start removes the file.
    }
  }

  /// Stops listening and removes the socket. Closing again does nothing.
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      stopListening();
      try {
        selector.close();
      } catch (IOException nothingToSave) {
        // The process is about to end.
      }
    }
  }
}
