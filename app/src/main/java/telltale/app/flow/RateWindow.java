package telltale.app.flow;

/// Bytes per second over the last two seconds. Belongs to one thread.
///
/// Counters arrive a few times a second, each for the time since the one before, so a delta is
/// spread over that time. A steady flow then has a steady rate, no byte is lost or counted twice,
/// and a flow that falls silent reaches exactly 0: an exponential average would ripple with the
/// first and never end with the last, and the picture would never come to rest.
final class RateWindow {

  private static final int BUCKET_MILLIS = 250;
  private static final int BUCKETS = 8;
  private static final double WINDOW_SECONDS = BUCKET_MILLIS * BUCKETS / 1000.0;
  // The newest bucket is still filling and the oldest is leaving: both lie beside the window.
  private static final int RING = BUCKETS + 2;
  private static final int LONGEST_SPREAD_MILLIS = 500;

  private final double[] ring = new double[RING];
  private long newest = -1;

  /// Adds bytes that were counted between two moments; only the last half second of a longer time
  /// counts, because a helper sends a counter within a tick of its moving.
  void add(long fromMillis, long toMillis, long bytes) {
    moveTo(toMillis / BUCKET_MILLIS);
    long from = Math.max(fromMillis, toMillis - LONGEST_SPREAD_MILLIS);
    if (from >= toMillis) {
      ring[slot(newest)] += bytes;
      return;
    }
    double perMilli = (double) bytes / (toMillis - from);
    for (long bucket = from / BUCKET_MILLIS; bucket <= newest; bucket++) {
      long begin = Math.max(from, bucket * BUCKET_MILLIS);
      long end = Math.min(toMillis, (bucket + 1) * BUCKET_MILLIS);
      ring[slot(bucket)] += perMilli * Math.max(0, end - begin);
    }
  }

  /// The rate over the two seconds that ended one bucket ago.
  double perSecond(long nowMillis) {
    moveTo(nowMillis / BUCKET_MILLIS);
    double leaving = 1 - (double) (nowMillis % BUCKET_MILLIS) / BUCKET_MILLIS;
    double sum = ring[slot(newest - RING + 1)] * leaving;
    for (long bucket = newest - RING + 2; bucket < newest - 1; bucket++) {
      sum += ring[slot(bucket)];
    }
    sum += ring[slot(newest - 1)] * (1 - leaving);
    return sum / WINDOW_SECONDS;
  }

  /// Whether nothing is left that could make a rate, now or a moment later.
  boolean isSilent(long nowMillis) {
    moveTo(nowMillis / BUCKET_MILLIS);
    for (double bytes : ring) {
      if (bytes > 0) {
        return false;
      }
    }
    return true;
  }

  private void moveTo(long bucket) {
    for (long passed = Math.max(newest + 1, bucket - RING + 1); passed <= bucket; passed++) {
      ring[slot(passed)] = 0;
    }
    newest = Math.max(newest, bucket);
  }

  private static int slot(long bucket) {
    return (int) Math.floorMod(bucket, (long) RING);
  }
}
