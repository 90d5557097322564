package telltale.app.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RateWindowTest {

  private final RateWindow window = new RateWindow();

  @Test
  void aSteadyFlowHasASteadyRateWhateverTheTick() {
    for (int tick : new int[] {100, 250, 330, 500}) {
      RateWindow steady = new RateWindow();
      for (long now = tick; now < 10_000; now += tick) {
        steady.add(now - tick, now, 4L * tick);
        if (now > 3_000) {
          assertThat(steady.perSecond(now))
              .as("tick %d at %d", tick, now)
              .isCloseTo(4000, within(1e-6));
        }
      }
    }
  }

  @Test
  void everyByteIsSeenOnce() {
    Random random = new Random(3);
    double area = 0;
    long total = 0;
    long last = 0;
    for (long now = 0; now < 60_000; now += 10) {
      if (random.nextInt(20) == 0 && now < 50_000) {
        long bytes = random.nextInt(100_000);
        window.add(last, now, bytes);
        total += bytes;
        last = now;
      }
      area += window.perSecond(now) * 0.010;
    }
    assertThat(area).isCloseTo(total, within(total * 0.02));
  }

  @Test
  void fallsToExactlyZero() {
    window.add(0, 250, 123_457);
    assertThat(window.perSecond(600)).isPositive();
    assertThat(window.isSilent(600)).isFalse();
    assertThat(window.perSecond(2_800)).isZero();
    assertThat(window.isSilent(2_800)).isTrue();
  }

  @Test
  void aBurstAfterALongPauseIsNotThinnedOut() {
    window.add(0, 60_000, 1_000_000);
    assertThat(window.perSecond(60_500)).isCloseTo(500_000, within(1.0));
  }

  @Test
  void forgetsEverythingAfterAnHourOfSilence() {
    window.add(0, 250, 1000);
    assertThat(window.perSecond(3_600_000)).isZero();
    window.add(3_599_750, 3_600_000, 1000);
    assertThat(window.perSecond(3_601_000)).isCloseTo(500, within(1e-6));
  }
}
