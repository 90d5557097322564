package telltale.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import telltale.app.timeline.Series.Moved;

class PiecesTest {

  @Test
  void givesBackWhateverWasAdded() {
    Random random = new Random(5);
    Pieces pieces = new Pieces();
    List<String> added = new ArrayList<>();
    long begin = 1_800_000_000L;
    for (int i = 0; i < 2000; i++) {
      begin += 1 + random.nextInt(1 << random.nextInt(20));
      Moved moved = new Moved(any(random), any(random), any(random), any(random));
      pieces.add(begin, moved);
      added.add(begin + " " + moved);
      if (i % 100 == 0) {
        pieces.trim();
      }
    }
    List<String> found = new ArrayList<>();
    pieces.visit((at, moved) -> found.add(at + " " + moved));

    assertThat(found).isEqualTo(added);
  }

  @Test
  void nothingIsInAnEmptyRow() {
    Pieces pieces = new Pieces();
    pieces.visit((at, moved) -> assertThat(at).as("no piece").isNull());

    assertThat(pieces.isEmpty()).isTrue();
  }

  /// Of every size, up to the largest.
  private static long any(Random random) {
    return random.nextLong() >>> (1 + random.nextInt(63));
  }
}
