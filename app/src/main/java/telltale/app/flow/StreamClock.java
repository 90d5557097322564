package telltale.app.flow;

import java.time.Duration;
import java.time.Instant;

/// How much stream time has passed. Belongs to one thread.
///
/// The stamps of a stream are wall clock time, which can jump: a step back counts as no time
/// passing, so that nothing measured with this clock ever freezes or runs backwards.
final class StreamClock {

  private static final Duration LONGEST_STEP = Duration.ofDays(1);

  private Instant now = Instant.EPOCH;
  private long elapsedMillis;

  /// Takes the stamp of a message, or the time on a tick.
  void advance(Instant stamp) {
    Duration step = Duration.between(now, stamp);
    // Messages of one tick may be stamped out of order by a little; only a jump is followed back.
    if (step.isPositive() || step.compareTo(Duration.ofSeconds(-2)) < 0) {
      now = stamp;
    }
    if (step.isPositive()) {
      Duration counted = step.compareTo(LONGEST_STEP) < 0 ? step : LONGEST_STEP;
      elapsedMillis += counted.toMillis();
    }
  }

  Instant now() {
    return now;
  }

  long elapsedMillis() {
    return elapsedMillis;
  }
}
