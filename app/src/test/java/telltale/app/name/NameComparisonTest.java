package telltale.app.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class NameComparisonTest {

  @Test
  void neverNamesWhatWiresharkNamesOtherwise() throws IOException, InterruptedException {
    assumeTrue(Tshark.isThere(), "there is no tshark");
    NameComparison comparison = new NameComparison();
    comparison.compare(5_000, 20_260_102L);
    assertThat(comparison.examples()).isEmpty();
    assertThat(comparison.count(SecondOpinion.SAME)).isBetween(1_000L, 4_000L);
  }
}
