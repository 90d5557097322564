package telltale.app.link;

import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// A service as the app sees it: a socket that somebody else has made.
record ServiceSocket(ServerSocketChannel channel) implements AutoCloseable {

  /// Sends a file to whoever comes first, and hangs up.
  static ServiceSocket sending(Path socket, Path stream) throws IOException {
    ServiceSocket service = silent(socket);
    Thread.ofVirtual().start(() -> service.serve(stream));
    return service;
  }

  /// Takes nobody, as a helper that has not started yet.
  static ServiceSocket silent(Path socket) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    channel.bind(UnixDomainSocketAddress.of(socket));
    return new ServiceSocket(channel);
  }

  private void serve(Path stream) {
    try (SocketChannel client = channel.accept();
        OutputStream out = Channels.newOutputStream(client)) {
      Files.copy(stream, out);
    } catch (IOException ended) {
      // The test says what it misses.
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
