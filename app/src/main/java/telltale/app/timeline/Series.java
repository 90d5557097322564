package telltale.app.timeline;

import java.util.Arrays;

/// What something moved, by time: two seconds a piece for the last five minutes, thirty seconds for
/// what is older. One thread.
///
/// Pieces without traffic take no room, so a thousand idle connections cost next to nothing; one
/// that moved all the time for two hours takes 11 kB.
final class Series {

  /// Seconds of a fine piece.
  static final int FINE_SECONDS = 2;

  /// Seconds of a folded piece.
  static final int FOLDED_SECONDS = 30;

  // Begin of each piece, the oldest first: which fine piece since the epoch it is.
  private int[] begins = new int[4];
  // Bytes sent and bytes received, for each piece.
  private long[] bytes = new long[2 * 4];
  // Packets sent and packets received, for each piece, without a sign.
  private int[] packets = new int[2 * 4];
  private int size;
  private long foldedUntil = Long.MIN_VALUE;

  /// Adds what was moved at a moment, which is never before an earlier one's piece.
  void add(long second, Moved moved) {
    long begin = second - Math.floorMod(second, (long) FINE_SECONDS);
    if (size == 0 || begin(size - 1) < begin) {
      grow();
      start(size, begin);
      size++;
    }
    put(size - 1, moved);
  }

  /// Folds pieces that end before one moment, and forgets those that end before another.
  void age(long foldBefore, long forgetBefore) {
    int kept = 0;
    long fold = foldBefore - Math.floorMod(foldBefore, (long) FOLDED_SECONDS);
    for (int i = 0; i < size; i++) {
      boolean folds = begin(i) < fold;
      long begin = folds ? begin(i) - Math.floorMod(begin(i), (long) FOLDED_SECONDS) : begin(i);
      if (begin + (folds ? FOLDED_SECONDS : FINE_SECONDS) <= forgetBefore) {
        continue;
      }
      Moved moved = at(i);
      if (kept == 0 || begin(kept - 1) != begin) {
        start(kept, begin);
        kept++;
      }
      put(kept - 1, moved);
    }
    size = kept;
    foldedUntil = Math.max(foldedUntil, fold);
  }

  boolean isEmpty() {
    return size == 0;
  }

  /// What was moved between two moments, in epoch seconds; of a piece that lies half within, half.
  Moved between(double from, double to) {
    double sent = 0;
    double sentPackets = 0;
    double received = 0;
    double receivedPackets = 0;
    for (int i = firstEndingAfter(from); i < size && begin(i) < to; i++) {
      double share = share(i, from, to);
      Moved moved = at(i);
      sent += share * moved.sentBytes;
      sentPackets += share * moved.sentPackets;
      received += share * moved.receivedBytes;
      receivedPackets += share * moved.receivedPackets;
    }
    return new Moved(
        Math.round(sent),
        Math.round(sentPackets),
        Math.round(received),
        Math.round(receivedPackets));
  }

  /// Adds the bytes of both directions to columns of equal length.
  ///
  /// @param from where the first column begins, in epoch seconds
  /// @param seconds length of a column
  void addTo(double[] columns, double from, double seconds) {
    double until = from + columns.length * seconds;
    for (int i = firstEndingAfter(from); i < size && begin(i) < until; i++) {
      double moved = (double) bytes[2 * i] + bytes[2 * i + 1];
      int first = (int) Math.max(0, Math.floor((begin(i) - from) / seconds));
      for (int column = first; column < columns.length; column++) {
        double begin = from + column * seconds;
        if (begin >= begin(i) + length(i)) {
          break;
        }
        columns[column] += moved * share(i, begin, begin + seconds);
      }
    }
  }

  private int firstEndingAfter(double moment) {
    long earliest = (long) Math.floor(moment) - FOLDED_SECONDS;
    int piece = Math.toIntExact(Math.floorDiv(earliest, (long) FINE_SECONDS));
    int at = Arrays.binarySearch(begins, 0, size, piece);
    int first = at < 0 ? -at - 1 : at;
    while (first < size && begin(first) + length(first) <= moment) {
      first++;
    }
    return first;
  }

  private long begin(int index) {
    return (long) begins[index] * FINE_SECONDS;
  }

  private int length(int index) {
    return begin(index) < foldedUntil ? FOLDED_SECONDS : FINE_SECONDS;
  }

  private double share(int index, double from, double to) {
    double begin = Math.max(from, (double) begin(index));
    double end = Math.min(to, begin(index) + (double) length(index));
    return Math.max(0, end - begin) / length(index);
  }

  private Moved at(int index) {
    return new Moved(
        bytes[2 * index],
        Integer.toUnsignedLong(packets[2 * index]),
        bytes[2 * index + 1],
        Integer.toUnsignedLong(packets[2 * index + 1]));
  }

  /// Begins a piece with nothing in it.
  private void start(int index, long begin) {
    begins[index] = Math.toIntExact(begin / FINE_SECONDS);
    Arrays.fill(bytes, 2 * index, 2 * index + 2, 0);
    Arrays.fill(packets, 2 * index, 2 * index + 2, 0);
  }

  private void put(int index, Moved more) {
    bytes[2 * index] += more.sentBytes;
    bytes[2 * index + 1] += more.receivedBytes;
    packets[2 * index] += (int) more.sentPackets;
    packets[2 * index + 1] += (int) more.receivedPackets;
  }

  private void grow() {
    if (size == begins.length) {
      begins = Arrays.copyOf(begins, size + size / 8 + 4);
      bytes = Arrays.copyOf(bytes, 2 * begins.length);
      packets = Arrays.copyOf(packets, 2 * begins.length);
    }
  }

  /// What was moved in both directions.
  record Moved(long sentBytes, long sentPackets, long receivedBytes, long receivedPackets) {

    boolean nothing() {
      return sentBytes == 0 && receivedBytes == 0 && sentPackets == 0 && receivedPackets == 0;
    }
  }
}
