package telltale.helper;

import java.time.Duration;

/// How often the counters are read. A reading costs the kernel and this process some 300 ns a flow,
/// silent ones included, so that four a second are free for a desktop and would be the better part
/// of what the helper takes where thousands of connections live. What opens, closes and who owns it
/// comes through the ring and never waits for a reading.
final class Pace {

  private static final int MANY_FLOWS = 1_000;
  private static final int VERY_MANY_FLOWS = 4_000;

  private static final Duration OFTEN = Duration.ofMillis(250);
  private static final Duration TWICE_A_SECOND = Duration.ofMillis(500);
  private static final Duration ONCE_A_SECOND = Duration.ofSeconds(1);

  private Pace() {}

  /// The time from one reading to the next.
  ///
  /// @param flows how many connections live
  static Duration between(int flows) {
    if (flows < MANY_FLOWS) {
      return OFTEN;
    }
    return flows < VERY_MANY_FLOWS ? TWICE_A_SECOND : ONCE_A_SECOND;
  }
}
