package telltale.helper.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import telltale.wire.WireFormat;

/// Whole lines that leave in one write. Belongs to the write thread.
final class LineChunk extends OutputStream {

  private static final int USUAL_BYTES = 64 * 1024;

  // A line is added only while there is less than the usual, so one more always fits.
  private final ByteBuffer lines =
      ByteBuffer.allocateDirect(USUAL_BYTES + WireFormat.MAX_LINE_BYTES + 1);

  @Override
  public void write(int value) {
    lines.put((byte) value);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    lines.put(bytes, offset, length);
  }

  boolean hasRoom() {
    return lines.position() < USUAL_BYTES;
  }

  boolean isEmpty() {
    return lines.position() == 0;
  }

  /// Writes what the channel takes without waiting.
  ///
  /// @return how many bytes it took
  int writeTo(SocketChannel channel) throws IOException {
    lines.flip();
    try {
      return channel.write(lines);
    } finally {
      lines.compact();
    }
  }
}
