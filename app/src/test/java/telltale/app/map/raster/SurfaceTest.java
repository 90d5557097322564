package telltale.app.map.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SurfaceTest {

  private static final int SIZE = 20;

  private final Surface source = new Surface(SIZE, SIZE);
  private final Surface target = new Surface(10, 10);

  SurfaceTest() {
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        source.pixels()[y * SIZE + x] = 0xFF000000 | (x * 10) << 16 | (y * 10);
      }
    }
    target.clear(0x123456);
  }

  @Test
  void copiesAPartAsItIs() {
    target.copyFrom(source, 5, 3);

    assertThat(target.at(0, 0)).isEqualTo(source.at(5, 3));
    assertThat(target.at(9, 9)).isEqualTo(source.at(14, 12));
  }

  @Test
  void leavesWhatLiesOutsideOfTheOther() {
    target.copyFrom(source, -4, 15);

    assertThat(target.at(3, 0)).isEqualTo(0xFF123456);
    assertThat(target.at(4, 0)).isEqualTo(source.at(0, 15));
    assertThat(target.at(4, 5)).isEqualTo(0xFF123456);
  }

  @Test
  void blendsBetweenPixelsWhenItScales() {
    target.copyScaled(source, 2, 2, 0.5);

    // Pixel 4 shows the source at 2 + 4.5 * 0.5 - 0.5 = 3.75.
    assertThat((target.at(4, 4) >> 16) & 0xFF).isBetween(36, 38);
    assertThat(target.at(4, 4) & 0xFF).isBetween(36, 38);
  }

  @Test
  void leavesWhatLiesOutsideWhenItScales() {
    target.copyScaled(source, -30, -30, 2);
    assertThat(target.at(9, 9)).isEqualTo(0xFF123456);

    target.copyScaled(source, -10, -10, 2);
    assertThat(target.at(2, 2)).isEqualTo(0xFF123456);
    assertThat(target.at(8, 8)).isNotEqualTo(0xFF123456);
  }

  @Test
  void refusesTooFewPixels() {
    assertThatThrownBy(() -> new Surface(new int[10], 4, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 x 3");
  }
}
