package telltale.app.timeline;

import java.util.Arrays;

/// A row of pieces of time, the oldest first, each with what was moved in it. One thread.
///
/// Kept as bytes: of each piece how long after the one before it begins, and the four amounts, each
/// in as few groups of seven bits as it needs. A piece takes six to ten bytes so, where numbers of
/// a fixed width would take thirty: two hours of a thousand connections are a few megabytes.
final class Pieces {

  private static final int LONGEST_PIECE = 5 * 10;

  private byte[] bytes = {};
  private int length;
  private int count;
  private long last;

  /// What is to be done with a piece.
  interface Visitor {

    /// Is shown one of them.
    ///
    /// @param begin in epoch seconds
    void piece(long begin, Series.Moved moved);
  }

  /// Adds one that begins after all others.
  void add(long begin, Series.Moved moved) {
    if (length + LONGEST_PIECE > bytes.length) {
      // An eighth at a time: there may be thousands of rows, and half of a doubled one is empty.
      bytes = Arrays.copyOf(bytes, length + length / 8 + LONGEST_PIECE);
    }
    put(begin - last);
    put(moved.sentBytes());
    put(moved.sentPackets());
    put(moved.receivedBytes());
    put(moved.receivedPackets());
    last = begin;
    count++;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /// Goes through all of them, the oldest first.
  void visit(Visitor visitor) {
    Cursor cursor = new Cursor();
    long begin = 0;
    for (int i = 0; i < count; i++) {
      begin += cursor.next();
      visitor.piece(
          begin, new Series.Moved(cursor.next(), cursor.next(), cursor.next(), cursor.next()));
    }
  }

  /// Gives back room that is not needed.
  void trim() {
    if (bytes.length > length + length / 4) {
      bytes = Arrays.copyOf(bytes, length);
    }
  }

  private void put(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  private final class Cursor {

    private int at;

    long next() {
      long value = 0;
      for (int shift = 0; ; shift += 7) {
        byte group = bytes[at++];
        value |= (group & 0x7FL) << shift;
        if (group >= 0) {
          return value;
        }
      }
    }
  }
}
