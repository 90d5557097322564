package telltale.app.timeline;

/// What something moved, by time: two seconds a piece for the last five minutes, thirty seconds for
/// what is older. One thread.
///
/// Pieces without traffic take no room, so a thousand idle connections cost next to nothing; one
/// that moved all the time for two hours takes 3 kB.
final class Series {

  /// Seconds of a fine piece.
  static final int FINE_SECONDS = 2;

  /// Seconds of a folded piece.
  static final int FOLDED_SECONDS = 30;

  private Pieces pieces = new Pieces();
  // The newest piece, which may still grow, is not among them.
  private long newestBegin = Long.MIN_VALUE;
  private Moved newest = Moved.NOTHING;
  private long foldedUntil = Long.MIN_VALUE;

  /// Adds what was moved at a moment, which is never before an earlier one's piece.
  void add(long second, Moved moved) {
    long begin = begin(second, FINE_SECONDS);
    if (isEmpty()) {
      newestBegin = begin;
    } else if (newestBegin < begin) {
      pieces.add(newestBegin, newest);
      newestBegin = begin;
      newest = Moved.NOTHING;
    }
    newest = newest.plus(moved);
  }

  /// Folds pieces that end before one moment, and forgets those that end before another.
  void age(long foldBefore, long forgetBefore) {
    if (isEmpty()) {
      return;
    }
    long fold = begin(foldBefore, FOLDED_SECONDS);
    Folding folding = new Folding(fold, forgetBefore);
    pieces.visit(folding::take);
    folding.take(newestBegin, newest);
    pieces = folding.kept;
    pieces.trim();
    newestBegin = folding.begin;
    newest = folding.moved;
    foldedUntil = Math.max(foldedUntil, fold);
  }

  boolean isEmpty() {
    return newestBegin == Long.MIN_VALUE;
  }

  /// What was moved between two moments, in epoch seconds; of a piece that lies half within, half.
  Moved between(double from, double to) {
    double[] sums = new double[4];
    visit(
        (begin, moved) -> {
          double share = share(begin, from, to);
          if (share > 0) {
            sums[0] += share * moved.sentBytes;
            sums[1] += share * moved.sentPackets;
            sums[2] += share * moved.receivedBytes;
            sums[3] += share * moved.receivedPackets;
          }
        });
    return new Moved(
        Math.round(sums[0]), Math.round(sums[1]), Math.round(sums[2]), Math.round(sums[3]));
  }

  /// Adds the bytes of both directions to columns of equal length.
  ///
  /// @param from where the first column begins, in epoch seconds
  /// @param seconds length of a column
  void addTo(double[] columns, double from, double seconds) {
    visit(
        (begin, moved) -> {
          double bytes = (double) moved.sentBytes + moved.receivedBytes;
          int first = (int) Math.max(0, Math.floor((begin - from) / seconds));
          for (int column = first; column < columns.length; column++) {
            double left = from + column * seconds;
            if (left >= begin + length(begin)) {
              break;
            }
            columns[column] += bytes * share(begin, left, left + seconds);
          }
        });
  }

  private void visit(Pieces.Visitor visitor) {
    if (!isEmpty()) {
      pieces.visit(visitor);
      visitor.piece(newestBegin, newest);
    }
  }

  private static long begin(long second, int length) {
    return second - Math.floorMod(second, (long) length);
  }

  private int length(long begin) {
    return begin < foldedUntil ? FOLDED_SECONDS : FINE_SECONDS;
  }

  private double share(long pieceBegin, double from, double to) {
    double begin = Math.max(from, (double) pieceBegin);
    double end = Math.min(to, pieceBegin + (double) length(pieceBegin));
    return Math.max(0, end - begin) / length(pieceBegin);
  }

  /// A row on its way to have fewer pieces.
  private static final class Folding {

    private final long fold;
    private final long forgetBefore;
    private final Pieces kept = new Pieces();
    private long begin = Long.MIN_VALUE;
    private Moved moved = Moved.NOTHING;

    Folding(long fold, long forgetBefore) {
      this.fold = fold;
      this.forgetBefore = forgetBefore;
    }

    void take(long pieceBegin, Moved more) {
      boolean folds = pieceBegin < fold;
      long into = folds ? Series.begin(pieceBegin, FOLDED_SECONDS) : pieceBegin;
      if (into + (folds ? FOLDED_SECONDS : FINE_SECONDS) <= forgetBefore) {
        return;
      }
      if (into != begin && begin != Long.MIN_VALUE) {
        kept.add(begin, moved);
        moved = Moved.NOTHING;
      }
      begin = into;
      moved = moved.plus(more);
    }
  }

  /// What was moved in both directions.
  record Moved(long sentBytes, long sentPackets, long receivedBytes, long receivedPackets) {

    static final Moved NOTHING = new Moved(0, 0, 0, 0);

    boolean nothing() {
      return sentBytes == 0 && receivedBytes == 0 && sentPackets == 0 && receivedPackets == 0;
    }

    Moved plus(Moved more) {
      return new Moved(
          sentBytes + more.sentBytes,
          sentPackets + more.sentPackets,
          receivedBytes + more.receivedBytes,
          receivedPackets + more.receivedPackets);
    }
  }
}
