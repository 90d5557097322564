package telltale.app.map.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AreaFillTest {

  private final AreaFill fill = new AreaFill(10, 10);

  @Test
  void coversTheInsideFullyAndTheOutsideNot() {
    polygon(2, 2, 8, 2, 8, 8, 2, 8);

    assertThat(row(5)).containsExactly(0, 0, 255, 255, 255, 255, 255, 255, 0, 0);
  }

  @Test
  void coversPixelsByTheShareOfTheirArea() {
    polygon(2.25, 2, 7.5, 2, 7.5, 8, 2.25, 8);

    assertThat(row(5)).containsExactly(0, 0, 191, 255, 255, 255, 255, 128, 0, 0);
  }

  @Test
  void sumsUpToTheAreaOfASlantedShape() {
    polygon(1, 1, 9, 2.5, 6.3, 8.7);

    double area = area(1, 1, 9, 2.5, 6.3, 8.7);
    assertThat(sum() / 255.0).isCloseTo(area, within(0.1));
  }

  @Test
  void leavesNoSeamBetweenNeighbours() {
    polygon(0, 0, 4.3, 0, 6.1, 10, 0, 10);
    polygon(4.3, 0, 10, 0, 10, 10, 6.1, 10);

    for (int y = 0; y < 10; y++) {
      assertThat(row(y)).containsOnly(255);
    }
  }

  @Test
  void cutsShapesAtItsEdges() {
    polygon(-50, -50, 50, -50, 50, 50, -50, 50);

    assertThat(sum()).isEqualTo(100 * 255);
  }

  @Test
  void writesWhereItIsTold() {
    polygon(0, 0, 10, 0, 10, 10, 0, 10);
    int[] picture = new int[30];

    fill.coverage(3, picture, 10);

    assertThat(picture).startsWith(0, 0).endsWith(0, 0);
    assertThat(IntStream.of(picture).sum()).isEqualTo(10 * 255);
  }

  /// A thousand edges in a row, each of which rounds something away.
  @Test
  void leavesNothingRightOfAShapeOfManyEdges() {
    double[] star = new double[2000];
    for (int i = 0; i < 1000; i++) {
      star[2 * i] = i % 2 == 0 ? 1.1 + i * 0.003 : 5.7 + i * 0.001;
      star[2 * i + 1] = i % 2 == 0 ? 3.17 : 6.83;
    }
    polygon(star);

    for (int y = 0; y < 10; y++) {
      assertThat(row(y)[8]).isZero();
    }
  }

  private void polygon(double... p) {
    for (int i = 0; i < p.length; i += 2) {
      int next = (i + 2) % p.length;
      fill.edge(p[i], p[i + 1], p[next], p[next + 1]);
    }
  }

  private int[] row(int y) {
    int[] row = new int[10];
    fill.coverage(y, row, 0);
    return row;
  }

  private int sum() {
    int sum = 0;
    for (int y = 0; y < 10; y++) {
      for (int cover : row(y)) {
        sum += cover;
      }
    }
    return sum;
  }

  private static double area(double... p) {
    double twice = 0;
    for (int i = 0; i < p.length; i += 2) {
      int next = (i + 2) % p.length;
      twice += p[i] * p[next + 1] - p[next] * p[i + 1];
    }
    return Math.abs(twice) / 2;
  }
}
