package telltale.app.map.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AreaFillTest {

  private final AreaFill fill = new AreaFill(10, 10);

  @Test
  void coversTheInsideFullyAndTheOutsideNot() {
    polygon(2, 2, 8, 2, 8, 8, 2, 8);

    float[] row = row(5);
    assertThat(row[1]).isCloseTo(0, within(1e-5f));
    assertThat(row[5]).isCloseTo(1, within(1e-5f));
    assertThat(row[8]).isCloseTo(0, within(1e-5f));
  }

  @Test
  void coversPixelsByTheShareOfTheirArea() {
    polygon(2.25, 2, 7.5, 2, 7.5, 8, 2.25, 8);

    float[] row = row(5);
    assertThat(row[2]).isCloseTo(0.75f, within(1e-5f));
    assertThat(row[7]).isCloseTo(0.5f, within(1e-5f));
  }

  @Test
  void sumsUpToTheAreaOfASlantedShape() {
    polygon(1, 1, 9, 2.5, 6.3, 8.7);

    assertThat(sum()).isCloseTo((float) area(1, 1, 9, 2.5, 6.3, 8.7), within(1e-3f));
  }

  @Test
  void leavesNoSeamBetweenNeighbours() {
    polygon(0, 0, 4.3, 0, 6.1, 10, 0, 10);
    polygon(4.3, 0, 10, 0, 10, 10, 6.1, 10);

    for (int y = 0; y < 10; y++) {
      for (float cover : row(y)) {
        assertThat(cover).isCloseTo(1, within(1e-4f));
      }
    }
  }

  @Test
  void cutsShapesAtItsEdges() {
    polygon(-50, -50, 50, -50, 50, 50, -50, 50);

    assertThat(sum()).isCloseTo(100, within(1e-2f));
  }

  private void polygon(double... p) {
    for (int i = 0; i < p.length; i += 2) {
      int next = (i + 2) % p.length;
      fill.edge(p[i], p[i + 1], p[next], p[next + 1]);
    }
  }

  private float[] row(int y) {
    float[] row = new float[10];
    fill.coverage(y, row);
    return row;
  }

  private float sum() {
    float sum = 0;
    for (int y = 0; y < 10; y++) {
      for (float cover : row(y)) {
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
