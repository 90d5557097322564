package telltale.app.name;

import java.util.Arrays;

/// The beginning of what one end of a TCP connection sends, without gaps and up to a bound. What is
/// sent again is left out; behind a gap there is no more.
final class TcpBytes {

  private final int bound;
  private byte[] bytes = new byte[0];
  private long next = -1;
  private boolean broken;

  TcpBytes(int bound) {
    this.bound = bound;
  }

  /// Takes the next piece.
  ///
  /// @param sequence of its first byte, unsigned
  void add(long sequence, byte[] piece) {
    if (next < 0) {
      next = sequence;
    }
    // Sequence numbers go round: their distance is what counts.
    int known = (int) (next - sequence);
    if (known < 0 || bytes.length + piece.length - known > bound) {
      broken = true;
    }
    if (broken || known >= piece.length) {
      return;
    }
    int old = bytes.length;
    bytes = Arrays.copyOf(bytes, old + piece.length - known);
    System.arraycopy(piece, known, bytes, old, piece.length - known);
    next = (next + piece.length - known) & 0xffff_ffffL;
  }

  byte[] bytes() {
    return bytes;
  }

  /// Lets go of the first bytes.
  void drop(int count) {
    bytes = Arrays.copyOfRange(bytes, count, bytes.length);
  }

  /// Whether nothing more can come.
  boolean isBroken() {
    return broken;
  }
}
