package telltale.app.link;

import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/// A Unix socket to read from. While it waits it says so a few times a second on the reading
/// thread, which keeps everything on that thread: no timer, no lock.
final class SocketInput extends InputStream {

  private static final long WAIT_MILLIS = 100;

  private final SocketChannel channel;
  private final Selector selector;
  private final Runnable idle;

  private SocketInput(SocketChannel channel, Selector selector, Runnable idle) {
    this.channel = channel;
    this.selector = selector;
    this.idle = idle;
  }

  static SocketInput connect(Path socket, Runnable idle) throws IOException {
    SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    try {
      channel.configureBlocking(false);
      Selector selector = Selector.open();
      channel.register(selector, SelectionKey.OP_READ);
      return new SocketInput(channel, selector, idle);
    } catch (IOException failed) {
      channel.close();
      throw failed;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(target, offset, length);
    try {
      int read = channel.read(buffer);
      while (read == 0) {
        if (selector.select(WAIT_MILLIS) == 0) {
          idle.run();
        }
        selector.selectedKeys().clear();
        read = channel.read(buffer);
      }
      return read;
    } catch (ClosedSelectorException closed) {
      throw new IOException("closed", closed);
    }
  }

  @Override
  public void close() throws IOException {
    try (channel;
        selector) {
      selector.wakeup();
    }
  }
}
