package telltale.app.name.quic;

import java.util.Arrays;
import java.util.BitSet;

/// Puts the pieces of a stream into their order. What lies beyond its bound is left out; where two
/// pieces overlap, the first one stays.
final class CryptoStream {

  private final int bound;
  private byte[] bytes = new byte[0];
  private final BitSet there = new BitSet();

  CryptoStream(int bound) {
    this.bound = bound;
  }

  void put(long offset, byte[] piece) {
    if (offset < 0 || offset >= bound) {
      return;
    }
    int from = (int) offset;
    int end = Math.min(bound, from + piece.length);
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(bound, Math.max(end, 2 * bytes.length)));
    }
    for (int at = there.nextClearBit(from); at < end; at = there.nextClearBit(at + 1)) {
      bytes[at] = piece[at - from];
      there.set(at);
    }
  }

  /// The stream; as far as [#length] it has no holes.
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return there.nextClearBit(0);
  }
}
