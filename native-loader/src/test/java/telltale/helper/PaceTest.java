package telltale.helper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

  @Test
  void readsFourTimesASecondOnADesktop() {
    assertThat(Pace.between(0)).isEqualTo(Duration.ofMillis(250));
    assertThat(Pace.between(999)).isEqualTo(Duration.ofMillis(250));
  }

  @Test
  void readsRarerTheMoreConnectionsThereAreButOnceASecondAtLeast() {
    assertThat(Pace.between(1_000)).isEqualTo(Duration.ofMillis(500));
    assertThat(Pace.between(4_000)).isEqualTo(Duration.ofSeconds(1));
    assertThat(Pace.between(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(1));
  }
}
