package telltale.helper;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import telltale.helper.bpf.Native;

/// Turns the kernel's times since boot into wall clock times, all with the same distance between
/// the two clocks: what came first in the kernel has the earlier time here, however long this
/// thread was kept from running meanwhile.
final class KernelClock {

  private static final int SAMPLES = 3;

  /// A smaller difference is the sampling's, or the wall clock's being slewed. A greater one is
  /// somebody setting the wall clock.
  private static final long SAME_NANOS = Duration.ofMillis(2).toNanos();

  private final LongSupplier boot;
  private final InstantSource wall;

  /// What the wall clock shows when the other one shows 0.
  private Instant zero = Instant.EPOCH;

  /// Compares the clocks for the first time.
  ///
  /// @param boot reads CLOCK_BOOTTIME, in nanoseconds
  KernelClock(LongSupplier boot, InstantSource wall) {
    this.boot = boot;
    this.wall = wall;
    look();
  }

  /// The clocks of this machine.
  static KernelClock of(Native natives) {
    return new KernelClock(natives::bootNanos, InstantSource.system());
  }

  /// The wall clock time of what the kernel saw then.
  Instant at(long bootNanos) {
    return zero.plusNanos(bootNanos);
  }

  /// Compares the clocks again, in case the wall clock was set.
  void look() {
    long shortest = Long.MAX_VALUE;
    Instant best = zero;
    for (int i = 0; i < SAMPLES; i++) {
      long before = boot.getAsLong();
      Instant now = wall.instant();
      long after = boot.getAsLong();
      // Of a sample during which the thread did not run, nobody knows what belongs together.
      if (after - before < shortest) {
        shortest = after - before;
        best = now.minusNanos(before + (after - before) / 2);
      }
    }
    if (Duration.between(zero, best).abs().toNanos() > SAME_NANOS) {
      zero = best;
    }
  }
}
