package telltale.app.link;

import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What the app sees of a helper, as a real process: one line on standard output, then a stream to
/// one client on a Unix socket. Arguments: the socket, the file to send, what to do after it
/// (`end`, `wait` for the client to leave, or `die`), and then what the app asked for, which is
/// printed on the error output.
final class FakeHelper {

  private FakeHelper() {}

  static void main(String[] arguments) throws IOException {
    Path socket = Path.of(arguments[0]);
    System.err.println("asked for " + List.of(arguments).subList(3, arguments.length));
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      System.out.write(("listening " + socket + "\n").getBytes(StandardCharsets.UTF_8));
      System.out.flush();
      try (SocketChannel client = server.accept()) {
        Files.delete(socket);
        OutputStream out = Channels.newOutputStream(client);
        Files.copy(Path.of(arguments[1]), out);
        out.flush();
        after(arguments[2], client);
      }
    }
  }

  private static void after(String then, SocketChannel client) throws IOException {
    switch (then) {
      case "end" -> {}
      case "wait" -> client.read(ByteBuffer.allocate(1));
      case "die" ->
          new ProcessBuilder("kill", "-9", String.valueOf(ProcessHandle.current().pid()))
              .inheritIO()
              .start()
              .onExit()
              .join();
      default -> throw new IllegalArgumentException(then);
    }
    System.exit(then.equals("end") ? 4 : 0);
  }
}
