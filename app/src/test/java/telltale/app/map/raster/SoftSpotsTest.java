package telltale.app.map.raster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SoftSpotsTest {

  private static final int SIDE = 40;

  private final SoftSpots spots = new SoftSpots();

  @Test
  void looksLikeALightThatWasWorkedOutAnew() {
    for (double shift = 0; shift < 1; shift += 0.13) {
      Glow.Spot spot = new Glow.Spot(20 + shift, 19.5 - shift, 0xF0A030, true);
      Surface expected = new Surface(SIDE, SIDE);
      expected.clear(0x203040);
      Glow.soft(expected, spot, 9, 0.9);
      Surface picture = new Surface(SIDE, SIDE);
      picture.clear(0x203040);

      spots.light(picture, spot, 9, 0.9);

      assertThat(furthest(picture, expected)).isLessThan(20);
    }
  }

  @Test
  void whatLiesOutsideOfThePictureIsLeftOut() {
    Surface picture = new Surface(SIDE, SIDE);
    picture.clear(0);
    for (double[] at : new double[][] {{-3, 5}, {5, -3}, {SIDE + 3, 5}, {5, SIDE + 3}}) {
      spots.light(picture, new Glow.Spot(at[0], at[1], 0xFFFFFF, true), 8, 1);
    }

    assertThat(picture.at(0, 5) & 0xFF).isPositive();
    assertThat(picture.at(SIDE - 1, 5) & 0xFF).isPositive();
    assertThat(picture.at(20, 20)).isEqualTo(0xFF000000);
  }

  /// By as many steps of one channel as a quarter of a pixel makes where the light is steepest.
  private static int furthest(Surface a, Surface b) {
    int most = 0;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        for (int shift = 0; shift < 24; shift += 8) {
          int difference = ((a.at(x, y) >> shift) & 0xFF) - ((b.at(x, y) >> shift) & 0xFF);
          most = Math.max(most, Math.abs(difference));
        }
      }
    }
    return most;
  }
}
