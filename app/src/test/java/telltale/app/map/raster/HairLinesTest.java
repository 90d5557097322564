package telltale.app.map.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Line2D;
import org.junit.jupiter.api.Test;

class HairLinesTest {

  private static final int SIDE = 40;
  private static final int PLANE = 2;

  private final Surface surface = new Surface(SIDE, SIDE);
  private final Planes planes = new Planes(surface);

  @Test
  void coversPixelsByTheirDistanceFromAPiece() {
    Line2D line = new Line2D.Double(3.3, 30.2, 35.6, 7.9);
    new HairLines(planes, PLANE, 0.8).line(3.3, 30.2, 35.6, 7.9);

    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double far = line.ptSegDist(x + 0.5, y + 0.5);
        double share = Math.clamp(1.3 - far, 0, 1);
        assertThat(cover(x, y)).isCloseTo((int) (share * 255), within(1));
      }
    }
  }

  @Test
  void isNoStrongerThanAThinLineIsWide() {
    new HairLines(planes, PLANE, 0.2).line(2, 20.5, 38, 20.5);

    assertThat(cover(20, 20)).isEqualTo((int) (0.4 * 255));
  }

  @Test
  void leavesNoKnotWherePiecesMeet() {
    HairLines lines = new HairLines(planes, PLANE, 0.5);
    lines.line(2, 20.25, 20.5, 20.25);
    int alone = cover(19, 20);

    lines.line(20.5, 20.25, 38, 20.25);

    assertThat(cover(19, 20)).isEqualTo(alone);
    assertThat(cover(20, 20)).isEqualTo(alone);
    assertThat(cover(21, 20)).isEqualTo(alone);
  }

  @Test
  void goesFromEdgeToEdgeAsAPieceOfThatLengthDoes() {
    HairLines lines = new HairLines(planes, PLANE, 1);
    lines.upright(12.5);
    lines.level(30.5);
    Surface pieces = new Surface(SIDE, SIDE);
    HairLines same = new HairLines(new Planes(pieces), PLANE, 1);

    same.line(12.5, -5, 12.5, SIDE + 5);
    same.line(-5, 30.5, SIDE + 5, 30.5);

    assertThat(surface.pixels()).isEqualTo(pieces.pixels());
  }

  @Test
  void leavesTheOtherPlanesAlone() {
    surface.pixels()[20 * SIDE + 20] = 0x55;

    new HairLines(planes, PLANE, 1).level(20.5);

    assertThat(surface.at(20, 20)).isEqualTo(0xFF0055);
  }

  @Test
  void drawsNothingBesideThePicture() {
    HairLines lines = new HairLines(planes, PLANE, 1);
    lines.line(-20, -20, -3, 60);
    lines.upright(SIDE + 3);
    lines.level(-3);

    assertThat(surface.pixels()).containsOnly(0);
  }

  private int cover(int x, int y) {
    return Planes.value(surface.at(x, y), PLANE);
  }
}
