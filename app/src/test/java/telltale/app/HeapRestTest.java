package telltale.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeapRestTest {

  private static final long LIVE = 60L << 20;

  private long used = LIVE + HeapRest.SLACK_BYTES + 1;
  private int collections;
  private final HeapRest rest = new HeapRest(0, () -> used, this::collect);

  @Test
  void collectsWhatTheStartLeftBehind() {
    look(9);
    assertThat(collections).isZero();

    look(10);
    assertThat(collections).isEqualTo(1);
  }

  @Test
  void collectsAgainOnlyWhenMuchWasAddedAndAMinuteHasPassed() {
    look(10);
    used = LIVE + HeapRest.SLACK_BYTES;
    look(71);
    assertThat(collections).isEqualTo(1);

    used = LIVE + HeapRest.SLACK_BYTES + 1;
    look(72);
    assertThat(collections).isEqualTo(1);
    look(131);
    assertThat(collections).isEqualTo(2);
  }

  @Test
  void keepsItsHandsOffWhileSomebodyWorksWithTheWindow() {
    for (long second = 10; second < 190; second++) {
      look(second, second - 1);
    }
    assertThat(collections).isZero();
    look(190, 189);
    assertThat(collections).as("not for ever").isEqualTo(1);
  }

  @Test
  void collectsOnceTheHandsAreGone() {
    look(10, 9);
    look(11, 9);
    assertThat(collections).isZero();
    look(12, 9);
    assertThat(collections).isEqualTo(1);
  }

  private void look(long second) {
    look(second, -60);
  }

  private void look(long second, long usedLastSecond) {
    rest.look(Duration.ofSeconds(second).toNanos(), Duration.ofSeconds(usedLastSecond).toNanos());
  }

  private void collect() {
    collections++;
    used = LIVE;
  }
}
