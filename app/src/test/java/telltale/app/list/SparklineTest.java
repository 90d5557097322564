package telltale.app.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.scene.shape.Polygon;
import org.junit.jupiter.api.Test;
import telltale.app.rate.RateHistory.Minute;

class SparklineTest {

  private final Sparkline sparkline = new Sparkline();

  @Test
  void isNotThereWhileNothingMoved() {
    assertThat(sparkline.isVisible()).isFalse();
    sparkline.show(minute(0, 5));
    assertThat(sparkline.isVisible()).isTrue();
    sparkline.show(Minute.EMPTY);
    assertThat(sparkline.isVisible()).isFalse();
  }

  @Test
  void reachesUpForWhatCameInAndDownForWhatWentOut() {
    sparkline.show(minute(100e6, 100e6));
    assertThat(ys(".received").getFirst()).isCloseTo(0.0, offset(0.1));
    assertThat(ys(".sent").getLast()).isCloseTo(Sparkline.HEIGHT, offset(0.6));
  }

  @Test
  void aTrickleDoesNotLookLikeAFlood() {
    sparkline.show(minute(0, 50));
    double trickle = ys(".sent").getLast();
    sparkline.show(minute(0, 5e6));
    assertThat(ys(".sent").getLast()).isGreaterThan(trickle + 5);
    assertThat(area(".received").getPoints()).as("nothing came in").isEmpty();
  }

  @Test
  void drawsNothingAnewForTheSameMinute() {
    sparkline.show(minute(7, 5));
    AtomicInteger changes = new AtomicInteger();
    area(".sent").getPoints().addListener((InvalidationListener) o -> changes.incrementAndGet());
    sparkline.show(minute(7, 5));
    assertThat(changes).hasValue(0);
    sparkline.show(minute(7, 6));
    assertThat(changes).hasPositiveValue();
  }

  private static Minute minute(double received, double sent) {
    return new Minute(
        Instant.EPOCH, Collections.nCopies(60, sent), Collections.nCopies(60, received));
  }

  private Polygon area(String selector) {
    return (Polygon) sparkline.lookup(selector);
  }

  /// Highest first.
  private List<Double> ys(String selector) {
    List<Double> points = area(selector).getPoints();
    return IntStream.range(0, points.size() / 2)
        .mapToObj(i -> points.get(2 * i + 1))
        .sorted()
        .toList();
  }
}
