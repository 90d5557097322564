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

  private void look(long second) {
    rest.look(Duration.ofSeconds(second).toNanos());
  }

  private void collect() {
    collections++;
    used = LIVE;
  }
}
