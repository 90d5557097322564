package telltale.app;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Keeps the heap as small as what is in it. Serial collections of the young move what lives a
/// little longer into the old part, which grows for it before it is ever collected: an app that is
/// open all day would end at the most that it may take.
///
/// Confined to the reader thread. A collection holds the window for some tens of milliseconds, so
/// there is at most one a minute, and none while nothing piled up.
final class HeapRest {

  private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();
  private static final long FIRST_NANOS = Duration.ofSeconds(10).toNanos();

  /// The young part, and a little.
  static final long SLACK_BYTES = 20L << 20;

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
  void look(long nowNanos) {
    if (nowNanos - nextNanos < 0) {
      return;
    }
    nextNanos = nowNanos + PAUSE_NANOS;
    if (usedBytes.getAsLong() > restBytes + SLACK_BYTES) {
      collect.run();
      restBytes = usedBytes.getAsLong();
    }
  }
}
