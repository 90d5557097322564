package telltale.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import telltale.app.timeline.Series.Moved;

class SeriesTest {

  private static final long START = 1_800_000_000L;

  private final Series series = new Series();

  @Test
  void sumsUpWhatLiesBetweenTwoMoments() {
    for (int second = 0; second < 60; second++) {
      series.add(START + second, new Moved(100, 1, 1_000, 2));
    }

    assertThat(series.between(START, START + 60)).isEqualTo(new Moved(6_000, 60, 60_000, 120));
    assertThat(series.between(START + 10, START + 20)).isEqualTo(new Moved(1_000, 10, 10_000, 20));
    assertThat(series.between(START - 100, START).nothing()).isTrue();
    assertThat(series.between(START + 60, START + 100).nothing()).isTrue();
  }

  @Test
  void countsHalfOfAPieceThatLiesHalfWithin() {
    series.add(START, new Moved(100, 4, 0, 0));

    assertThat(series.between(START + 1, START + 10)).isEqualTo(new Moved(50, 2, 0, 0));
  }

  @Test
  void losesNoByteWhenItFolds() {
    for (int second = 0; second < 600; second++) {
      series.add(START + second, new Moved(7, 1, 11, 1));
    }
    series.age(START + 300, START - 1);

    assertThat(series.between(START, START + 600)).isEqualTo(new Moved(4_200, 600, 6_600, 600));
    assertThat(series.between(START, START + 300).sentBytes()).isEqualTo(2_100);
  }

  @Test
  void foldsAgainWithoutCountingTwice() {
    for (int second = 0; second < 600; second++) {
      series.add(START + second, new Moved(7, 1, 11, 1));
      series.age(START + second - 60, START - 1);
    }

    assertThat(series.between(START, START + 600).sentBytes()).isEqualTo(4_200);
  }

  @Test
  void forgetsWhatIsTooOld() {
    series.add(START, new Moved(5, 1, 5, 1));
    series.add(START + 100, new Moved(6, 1, 6, 1));
    series.age(START + 100, START + 60);

    assertThat(series.between(START - 100, START + 200).sentBytes()).isEqualTo(6);
    series.age(START + 400, START + 300);
    assertThat(series.isEmpty()).isTrue();
  }

  @Test
  void spreadsAFoldedPieceOverItsColumns() {
    series.add(START, new Moved(300, 1, 0, 0));
    series.age(START + 300, START - 1);
    double[] columns = new double[20];
    series.addTo(columns, START, 2);

    assertThat(Arrays.stream(columns).limit(15))
        .allSatisfy(bytes -> assertThat(bytes).isEqualTo(20));
    assertThat(Arrays.stream(columns).skip(15)).containsOnly(0.0);
  }
}
