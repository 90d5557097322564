package telltale.helper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class KernelClockTest {

  private static final Instant BOOT = Instant.parse("2026-01-01T00:00:00Z");

  private long nanos = 1_000_000_000;
  private Duration set = Duration.ZERO;
  private long pauseOnce;

  @Test
  void turnsTimesSinceBootIntoWallClockTimes() {
    KernelClock clock = clock();
    assertThat(clock.at(nanos)).isEqualTo(BOOT.plusNanos(nanos));
  }

  @Test
  void isNotMisledByAPauseBetweenTheTwoReadings() {
    pauseOnce = 50_000_000;
    KernelClock clock = clock();
    assertThat(clock.at(nanos)).isEqualTo(BOOT.plusNanos(nanos));
  }

  @Test
  void keepsTheOrderOfEventsAcrossComparisons() {
    KernelClock clock = clock();
    Instant earlier = clock.at(5_000_000_000L);
    set = Duration.ofMillis(-1);
    clock.look();
    assertThat(clock.at(5_000_000_001L)).isAfter(earlier);
  }

  @Test
  void followsAWallClockThatIsSet() {
    KernelClock clock = clock();
    set = Duration.ofHours(1);
    clock.look();
    assertThat(clock.at(nanos)).isEqualTo(BOOT.plusNanos(nanos).plus(set));
  }

  private KernelClock clock() {
    return new KernelClock(() -> nanos, this::wall);
  }

  private Instant wall() {
    nanos += pauseOnce;
    pauseOnce = 0;
    return BOOT.plusNanos(nanos).plus(set);
  }
}
