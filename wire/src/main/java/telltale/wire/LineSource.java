package telltale.wire;

import java.io.IOException;
import java.io.InputStream;

/// Cuts a stream into lines and refuses one that is too long before anything parses it, so that no
/// more than one line is ever held. Belongs to one thread.
final class LineSource {

  private static final int END = -1;

  private final InputStream in;
  private final byte[] buffer = new byte[WireFormat.MAX_LINE_BYTES + 1];
  private int begin;
  private int scanned;
  private int filled;
  private int length;

  LineSource(InputStream in) {
    this.in = in;
  }

  /// Moves to the next line; false when the stream ended cleanly, after a line feed.
  boolean next() throws IOException {
    begin = scanned;
    while (true) {
      while (scanned < filled) {
        if (buffer[scanned++] == '\n') {
          length = scanned - 1 - begin;
          return true;
        }
      }
      if (filled - begin > WireFormat.MAX_LINE_BYTES) {
        throw new MalformedMessage("longer than " + WireFormat.MAX_LINE_BYTES + " bytes");
      }
      if (!fill()) {
        return false;
      }
    }
  }

  private boolean fill() throws IOException {
    int kept = filled - begin;
    if (begin > 0) {
      System.arraycopy(buffer, begin, buffer, 0, kept);
      begin = 0;
      scanned = kept;
      filled = kept;
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    if (read == END && kept > 0) {
      throw new MalformedMessage("the stream ends in the middle of it");
    }
    filled += Math.max(read, 0);
    return read != END;
  }

  byte[] bytes() {
    return buffer;
  }

  int offset() {
    return begin;
  }

  int length() {
    return length;
  }
}
