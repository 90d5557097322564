package telltale.helper.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class StreamServerTest {

  private static final int SELF = Math.toIntExact(new UnixSystem().getUid());
  private static final int OTHER = 4242;
  private static final long PID = 99_999_999;
  private static final Duration SOON = Duration.ofMillis(50);

  private Path directory;
  private Path proc;

  @BeforeEach
  void namePaths(@TempDir Path temporary) {
    directory = temporary.resolve("telltale");
    proc = temporary.resolve("proc");
  }

  @Test
  void makesADirectoryToPassThroughAndASocketForOneUser() throws IOException {
    try (StreamServer server = ready(SELF)) {
      assertThat(server.socket()).isEqualTo(directory.resolve(SELF + "-" + PID + ".sock"));
      assertThat(mode(directory)).isEqualTo("rwx--x--x");
      assertThat(mode(server.socket())).isEqualTo("rw-------");
      assertThat(present()).containsExactly(server.socket().getFileName().toString());
    }
  }

  @Test
  void givesTheSocketToItsUser() throws IOException {
    assumeTrue(SELF == 0, "only root may give files away");
    try (StreamServer server = ready(OTHER)) {
      assertThat(Files.getAttribute(server.socket(), "unix:uid")).isEqualTo(OTHER);
      assertThat(mode(server.socket())).isEqualTo("rw-------");
    }
  }

  @Test
  void acceptsItsUser() throws IOException {
    try (StreamServer server = ready(SELF);
        SocketChannel client = connect(server.socket())) {
      assertThat(client.isConnected()).isTrue();
      assertThat(accept(server)).isTrue();
      assertThat(server.refusedPeers()).isZero();
    }
  }

  @Test
  void refusesEveryOtherUserEvenRootAndKeepsWaiting() throws IOException {
    assumeTrue(SELF == 0, "only root passes the socket's mode to meet the check behind it");
    try (StreamServer server = ready(OTHER);
        SocketChannel first = connect(server.socket());
        SocketChannel second = connect(server.socket())) {
      assertThat(accept(server)).isFalse();

      assertThat(server.refusedPeers()).isEqualTo(2);
      assertThat(first.read(ByteBuffer.allocate(1))).isEqualTo(-1);
      assertThat(second.read(ByteBuffer.allocate(1))).isEqualTo(-1);
      assertThat(server.socket()).exists();
    }
  }

  @Test
  void takesNobodyAfterTheFirst() throws IOException {
    try (StreamServer server = ready(SELF);
        SocketChannel client = connect(server.socket())) {
      assertThat(client.isConnected()).isTrue();
      assertThat(accept(server)).isTrue();

      assertThat(server.socket()).doesNotExist();
    }
  }

  @Test
  void saysThatNobodyCame() throws IOException {
    try (StreamServer server = ready(SELF)) {
      assertThat(accept(server)).isFalse();
    }
  }

  @Test
  void closingRemovesTheSocketAndMayBeRepeated() throws IOException {
    StreamServer server = ready(SELF);
    server.close();
    server.close();

    assertThat(present()).isEmpty();
  }

  @Test
  void refusesADirectoryThatOthersMayWriteTo() throws IOException {
    Files.createDirectory(directory);
    for (String mode : new String[] {"rwxrwx--x", "rwx--x-wx", "rwxrwxrwx"}) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(mode));

      assertThat(listen(SELF))
          .isEqualTo(
              new Listening.Refused(
                  "Others than its owner may write to " + directory + ".",
                  "Run chmod 711 " + directory + ". Then start again."));
      assertThat(present()).isEmpty();
    }
  }

  @Test
  void refusesALinkToADirectory() throws IOException {
    Path elsewhere = Files.createDirectory(directory.resolveSibling("elsewhere"));
    Files.createSymbolicLink(directory, elsewhere);

    assertThat(reason(listen(SELF))).isEqualTo(directory + " is not a directory.");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void refusesAFileInTheDirectorysPlace() throws IOException {
    Files.createFile(directory);

    assertThat(reason(listen(SELF))).isEqualTo(directory + " is not a directory.");
  }

  @Test
  void refusesADirectoryOfAnotherUser() throws IOException {
    assumeTrue(SELF == 0, "only root may give directories away");
    Files.createDirectory(directory);
    Files.setAttribute(directory, "unix:uid", OTHER);

    assertThat(reason(listen(SELF))).isEqualTo(directory + " belongs to user 4242.");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void refusesAPathThatIsTooLongForASocket() {
    directory = directory.resolveSibling("x".repeat(120));

    assertThat(reason(listen(SELF))).startsWith("No socket can be made in " + directory);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void refusesADirectoryWhoseParentIsMissing() {
    directory = directory.resolve("telltale");

    assertThat(reason(listen(SELF))).startsWith("No socket can be made in " + directory);
  }

  @Test
  void removesWhatDeadHelpersLeftBehind() throws IOException {
    Files.createDirectory(directory);
    leaveSocket(directory.resolve("1000-77.sock"));
    leaveSocket(directory.resolve(SELF + "-" + PID + ".sock"));
    leaveSocket(Files.createDirectory(directory.resolve("bind-78")).resolve("s"));
    Files.createDirectory(directory.resolve("bind-" + PID));

    try (StreamServer server = ready(SELF)) {
      assertThat(present()).containsExactly(server.socket().getFileName().toString());
      assertThat(connect(server.socket()).isOpen()).isTrue();
    }
  }

  @Test
  void leavesTheSocketOfALivingHelperAndForeignFilesAlone() throws IOException {
    Files.createDirectory(directory);
    leaveSocket(directory.resolve("1000-77.sock"));
    leaveSocket(directory.resolve("1000-78.sock"));
    Files.createFile(directory.resolve("note.txt"));
    commandLine(77, "java\0-cp\0x.jar\0telltale.helper.HelperMain\0");
    commandLine(78, "sshd\0");

    try (StreamServer server = ready(SELF)) {
      assertThat(present())
          .containsExactlyInAnyOrder(
              "1000-77.sock", "note.txt", server.socket().getFileName().toString());
    }
  }

  @Test
  void tellsALivingHelperInTheRealProc() throws Exception {
    Files.createDirectory(directory);
    Process process =
        new ProcessBuilder("sh", "-c", "echo up; read line; :", "telltale.helper.HelperMain")
            .start();
    try {
      assertThat(process.inputReader().readLine()).isEqualTo("up");
      Path socket = directory.resolve("1000-" + process.pid() + ".sock");
      leaveSocket(socket);
      proc = Path.of("/proc");

      ready(SELF).close();
      assertThat(socket).exists();

      process.destroyForcibly().waitFor();
      ready(SELF).close();
      assertThat(socket).doesNotExist();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void refusesAClientUidThatNobodyHas() {
    assertThatThrownBy(() -> listen(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aClientOfAClosedServerIsTurnedAway() throws IOException {
    StreamServer server = ready(SELF);
    Path socket = server.socket();
    Files.createLink(socket.resolveSibling("kept"), socket);
    server.close();

    assertThatThrownBy(() -> connect(socket.resolveSibling("kept")))
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void takesASocketThatSomebodyElseHasMadeAndLeavesItThere() throws IOException {
    Path made = directory.resolveSibling("made");
    try (StreamServer server = lent(made, "rw-------");
        SocketChannel client = connect(made)) {
      assertThat(client.isConnected()).isTrue();
      assertThat(accept(server)).isTrue();

      try (SocketChannel late = connect(made)) {
        server.turnAway();
        assertThat(late.read(ByteBuffer.allocate(1))).isEqualTo(-1);
      }
    }
    assertThat(made).exists();
  }

  @Test
  void takesNoSocketThatIsNotItsUsersAlone() throws IOException {
    for (String mode : new String[] {"rw-rw----", "rw----rw-", "rwxrwxrwx"}) {
      Path made = directory.resolveSibling(mode);

      assertThat(reason(take(made, mode, SELF)))
          .isEqualTo("The socket " + made + " is not for user " + SELF + " alone.");
    }
    Path others = directory.resolveSibling("others");
    assertThat(reason(take(others, "rw-------", OTHER))).contains("not for user 4242 alone");
  }

  @Test
  void takesNothingElseForASocket() throws IOException {
    assertThat(reason(StreamServer.take(null, SELF))).contains("not a Unix socket that listens");
    try (ServerSocketChannel internet = ServerSocketChannel.open()) {
      assertThat(reason(StreamServer.take(internet, SELF)))
          .contains("not a Unix socket that listens");
    }
  }

  private static StreamServer lent(Path made, String mode) throws IOException {
    return ((Listening.Ready) take(made, mode, SELF)).server();
  }

  private static Listening take(Path made, String mode, int clientUid) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    channel.bind(UnixDomainSocketAddress.of(made));
    Files.setPosixFilePermissions(made, PosixFilePermissions.fromString(mode));
    return StreamServer.take(channel, clientUid);
  }

  private static boolean accept(StreamServer server) throws IOException {
    Optional<SocketChannel> client = server.awaitClient(SOON, () -> false);
    if (client.isPresent()) {
      client.get().close();
    }
    return client.isPresent();
  }

  private Listening listen(int clientUid) {
    return StreamServer.listen(new SocketDirectory(directory, proc), clientUid, PID);
  }

  private StreamServer ready(int clientUid) {
    Listening listening = listen(clientUid);
    assertThat(listening).isInstanceOf(Listening.Ready.class);
    return ((Listening.Ready) listening).server();
  }

  private static String reason(Listening listening) {
    assertThat(listening).isInstanceOf(Listening.Refused.class);
    return ((Listening.Refused) listening).reason();
  }

  private static SocketChannel connect(Path socket) throws IOException {
    return SocketChannel.open(UnixDomainSocketAddress.of(socket));
  }

  private static void leaveSocket(Path path) throws IOException {
    try (ServerSocketChannel left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      left.bind(UnixDomainSocketAddress.of(path));
    }
  }

  private void commandLine(int pid, String text) throws IOException {
    Path process = Files.createDirectories(proc.resolve(Integer.toString(pid)));
    Files.writeString(process.resolve("cmdline"), text);
  }

  private java.util.List<String> present() throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
  }
}
