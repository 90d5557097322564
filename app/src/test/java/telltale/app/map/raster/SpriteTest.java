package telltale.app.map.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SpriteTest {

  private static final int GROUND = 0xFF305070;

  private final Surface surface = new Surface(40, 30);

  private static Consumer<Surface> disc() {
    return at -> {
      Glow.dot(at, new Glow.Spot(8, 8, 0x102030, false), 7, 0.9);
      Glow.dot(at, new Glow.Spot(8, 8, 0xF0A020, false), 5, 0.6);
    };
  }

  @Test
  void looksAsIfPaintedOnTheSpot() {
    surface.clear(GROUND);
    Surface painted = new Surface(16, 16);
    painted.clear(GROUND);
    disc().accept(painted);

    LidTest.lay(Sprite.of(16, 16, disc()), surface, 0, 0);

    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 16; x++) {
        assertThat(distance(surface.at(x, y), painted.at(x, y))).isLessThanOrEqualTo(3);
      }
    }
  }

  @Test
  void leavesTheGroundAloneWhereItIsEmpty() {
    surface.clear(GROUND);

    LidTest.lay(Sprite.of(16, 16, at -> {}), surface, 3, 4);

    assertThat(surface.pixels()).containsOnly(GROUND);
  }

  @Test
  void staysWithinThePicture() {
    surface.clear(GROUND);
    Sprite full = Sprite.of(16, 16, at -> at.clear(0xFFFFFF));

    LidTest.lay(full, surface, -10, -10);
    LidTest.lay(full, surface, 35, 25);

    assertThat(surface.at(5, 5)).isEqualTo(0xFFFFFFFF);
    assertThat(surface.at(6, 6)).isEqualTo(GROUND);
    assertThat(surface.at(39, 29)).isEqualTo(0xFFFFFFFF);
  }

  private static int distance(int one, int other) {
    int most = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      most = Math.max(most, Math.abs((one >> shift & 255) - (other >> shift & 255)));
    }
    return most;
  }
}
