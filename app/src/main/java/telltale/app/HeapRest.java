package telltale.app;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Keeps the heap as small as what is in it. Serial collections of the young move what lives a
/// little longer into the old part, which grows for it before it is ever collected: an app that is
/// open all day would end at the most that it may take.
///
/// Confined to the reader thread. A collection holds the window for some tens of milliseconds, and
/// with ten thousand connections for more than a tenth of a second: so there is at most one a
/// minute, none while nothing piled up, and none while somebody works with the window, unless that
/// goes on for minutes.
final class HeapRest {

  private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();
  private static final long HANDS_OFF_NANOS = Duration.ofSeconds(3).toNanos();
  private static final long LONGEST_WAIT_NANOS = Duration.ofMinutes(3).toNanos();
  private static final long FIRST_NANOS = Duration.ofSeconds(10).toNanos();

  /// The young part, and a little.
  static final long SLACK_BYTES = 14L << 20;

  private final LongSupplier usedBytes;
  private final Runnable collect;
  private long nextNanos;
  private long restBytes;

  /// @param nowNanos a monotonic clock; the first look is due when the start has left its traces
  /// @param usedBytes how much of the heap is used, by the living or by nobody
  /// @param collect collects everything
  HeapRest(long nowNanos, LongSupplier usedBytes, Runnable collect) {
    this.usedBytes = usedBytes;
    this.collect = collect;
    nextNanos = nowNanos + FIRST_NANOS;
  }

  /// Looks after this process's own heap.
  static HeapRest ofThisProcess(long nowNanos) {
    Runtime heap = Runtime.getRuntime();
    return new HeapRest(nowNanos, () -> heap.totalMemory() - heap.freeMemory(), System::gc);
  }

  /// Collects if much was added since the last time.
  ///
  /// @param usedLastNanos when the window was last used, by the same clock
  void look(long nowNanos, long usedLastNanos) {
    boolean inUse = nowNanos - usedLastNanos < HANDS_OFF_NANOS;
    if (nowNanos - nextNanos < (inUse ? LONGEST_WAIT_NANOS : 0)) {
      return;
    }
    nextNanos = nowNanos + PAUSE_NANOS;
    if (usedBytes.getAsLong() > restBytes + SLACK_BYTES) {
      collect.run();
      restBytes = usedBytes.getAsLong();
    }
  }
}
