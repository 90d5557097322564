package telltale.helper;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/// Gives back the memory that a burst of connections took. The collector of a small heap never
/// collects everything by itself while there is room, and returns nothing before it has.
///
/// Confined to the poll thread, which waits for the collection: some tens of milliseconds, for
/// which the ring keeps what happens.
final class HeapRest {

  private static final Duration PAUSE = Duration.ofMinutes(1);

  /// Little more than the heap begins with; below it there is nothing to give back.
  static final long SMALL_BYTES = 10L << 20;

  private final LongSupplier heapBytes;
  private final Runnable collect;
  private Instant next;

  /// @param now the first look is due a minute later
  /// @param heapBytes how much memory the heap holds, used or not
  /// @param collect collects everything
  HeapRest(Instant now, LongSupplier heapBytes, Runnable collect) {
    this.heapBytes = heapBytes;
    this.collect = collect;
    next = now.plus(PAUSE);
  }

  /// Looks after this process's own heap.
  static HeapRest ofThisProcess(Instant now) {
    return new HeapRest(now, Runtime.getRuntime()::totalMemory, System::gc);
  }

  /// Collects, at most once a minute and only if the heap has grown.
  void look(Instant now) {
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(PAUSE);
    if (heapBytes.getAsLong() > SMALL_BYTES) {
      collect.run();
    }
  }
}
