package telltale.app.timeline;

import java.util.Arrays;

/// What something moved, by time: two seconds a piece for the last five minutes, thirty seconds for
/// what is older. One thread.
///
/// Pieces without traffic take no room, so a thousand idle connections cost next to nothing.
final class Series {

  /// Seconds of a fine piece.
  static final int FINE_SECONDS = 2;

  /// Seconds of a folded piece.
  static final int FOLDED_SECONDS = 30;

  private static final int FIELDS = 4;

  // Begin of each piece in epoch seconds, the oldest first.
  private long[] begins = new long[4];
  // Bytes and packets sent, bytes and packets received, for each piece.
  private long[] amounts = new long[4 * FIELDS];
  private int size;
  private long foldedUntil = Long.MIN_VALUE;

  /// Adds what was moved at a moment, which is never before an earlier one's piece.
  void add(long second, Moved moved) {
    long begin = second - Math.floorMod(second, (long) FINE_SECONDS);
    if (size == 0 || begins[size - 1] < begin) {
      grow();
      begins[size] = begin;
      size++;
    }
    put(size - 1, moved);
  }

  /// Folds pieces that end before one moment, and forgets those that end before another.
  void age(long foldBefore, long forgetBefore) {
    int kept = 0;
    long fold = foldBefore - Math.floorMod(foldBefore, (long) FOLDED_SECONDS);
    for (int i = 0; i < size; i++) {
      boolean folds = begins[i] < fold;
      long begin = folds ? begins[i] - Math.floorMod(begins[i], (long) FOLDED_SECONDS) : begins[i];
      if (begin + (folds ? FOLDED_SECONDS : FINE_SECONDS) <= forgetBefore) {
        continue;
      }
      Moved moved = at(i);
      if (kept == 0 || begins[kept - 1] != begin) {
        begins[kept] = begin;
        Arrays.fill(amounts, kept * FIELDS, (kept + 1) * FIELDS, 0);
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
    for (int i = firstEndingAfter(from); i < size && begins[i] < to; i++) {
      double share = share(i, from, to);
      sent += share * amounts[i * FIELDS];
      sentPackets += share * amounts[i * FIELDS + 1];
      received += share * amounts[i * FIELDS + 2];
      receivedPackets += share * amounts[i * FIELDS + 3];
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
    for (int i = firstEndingAfter(from); i < size && begins[i] < until; i++) {
      double bytes = (double) amounts[i * FIELDS] + amounts[i * FIELDS + 2];
      int first = (int) Math.max(0, Math.floor((begins[i] - from) / seconds));
      for (int column = first; column < columns.length; column++) {
        double begin = from + column * seconds;
        if (begin >= begins[i] + length(i)) {
          break;
        }
        columns[column] += bytes * share(i, begin, begin + seconds);
      }
    }
  }

  private int firstEndingAfter(double moment) {
    int at = Arrays.binarySearch(begins, 0, size, (long) Math.floor(moment) - FOLDED_SECONDS);
    int first = at < 0 ? -at - 1 : at;
    while (first < size && begins[first] + length(first) <= moment) {
      first++;
    }
    return first;
  }

  private int length(int index) {
    return begins[index] < foldedUntil ? FOLDED_SECONDS : FINE_SECONDS;
  }

  private double share(int index, double from, double to) {
    double begin = Math.max(from, (double) begins[index]);
    double end = Math.min(to, begins[index] + (double) length(index));
    return Math.max(0, end - begin) / length(index);
  }

  private Moved at(int index) {
    int first = index * FIELDS;
    return new Moved(amounts[first], amounts[first + 1], amounts[first + 2], amounts[first + 3]);
  }

  private void put(int index, Moved more) {
    int first = index * FIELDS;
    amounts[first] += more.sentBytes;
    amounts[first + 1] += more.sentPackets;
    amounts[first + 2] += more.receivedBytes;
    amounts[first + 3] += more.receivedPackets;
  }

  private void grow() {
    if (size == begins.length) {
      begins = Arrays.copyOf(begins, size + size / 2 + 1);
      amounts = Arrays.copyOf(amounts, begins.length * FIELDS);
    }
    Arrays.fill(amounts, size * FIELDS, (size + 1) * FIELDS, 0);
  }

  /// What was moved in both directions.
  record Moved(long sentBytes, long sentPackets, long receivedBytes, long receivedPackets) {

    boolean nothing() {
      return sentBytes == 0 && receivedBytes == 0 && sentPackets == 0 && receivedPackets == 0;
    }
  }
}
