package telltale.helper.process;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Turns times since boot into wall-clock times. `/proc/uptime` is used because it counts suspended
/// time, as the start times do, and has hundredths of a second where `btime` has whole ones.
final class BootClock {

  /// `USER_HZ`, the unit of times in `/proc`, is 100 a second on x86-64 and arm64.
  static final long NANOS_PER_TICK = 10_000_000;

  // A new reading differs from the last by the uptime's rounding. Only a greater step, which is
  // somebody setting the clock, may move the start time of a process that was already shown.
  private static final Duration SAME = Duration.ofSeconds(1);

  private final ProcFiles files;
  private final InstantSource wallClock;
  private Optional<Instant> boot = Optional.empty();

  BootClock(ProcFiles files, InstantSource wallClock) {
    this.files = files;
    this.wallClock = wallClock;
  }

  /// The wall-clock time of a tick, or nothing where the uptime cannot be read.
  Optional<Instant> at(long ticks) {
    Optional<Instant> now = files.uptime().map(wallClock.instant()::minus);
    if (now.isPresent() && !boot.filter(old -> near(old, now.get())).isPresent()) {
      boot = now;
    }
    return boot.map(instant -> instant.plusNanos(ticks * NANOS_PER_TICK));
  }

  private static boolean near(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(SAME) < 0;
  }
}
