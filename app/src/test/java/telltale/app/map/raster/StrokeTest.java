package telltale.app.map.raster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StrokeTest {

  private final Surface surface = new Surface(40, 40);
  private final Stroke stroke = new Stroke(surface);

  StrokeTest() {
    surface.clear(0);
  }

  @Test
  void drawsALineOfItsWidth() {
    stroke.pen(0xFFFFFF, false, 3);
    stroke.from(5, 20.5, 1);
    stroke.to(35, 20.5, 1);

    assertThat(red(20, 19)).isGreaterThan(250);
    assertThat(red(20, 20)).isGreaterThan(250);
    assertThat(red(20, 21)).isGreaterThan(250);
    assertThat(red(20, 17)).isZero();
    assertThat(red(20, 23)).isZero();
  }

  @Test
  void joinsPiecesWithoutDarkerOrBrighterKnots() {
    stroke.pen(0xFFFFFF, false, 2);
    stroke.from(2, 20, 0.5);
    stroke.to(13.4, 20, 0.5);
    stroke.to(26.7, 20, 0.5);
    stroke.to(38, 20, 0.5);

    for (int x = 4; x < 36; x++) {
      assertThat(red(x, 19)).as("at %d", x).isEqualTo(red(20, 19));
    }
  }

  @Test
  void fadesFromOneStrengthToTheOther() {
    stroke.pen(0xFFFFFF, false, 3);
    stroke.from(5, 20.5, 0);
    stroke.to(35, 20.5, 1);

    assertThat(red(8, 20)).isLessThan(red(20, 20));
    assertThat(red(20, 20)).isLessThan(red(33, 20));
  }

  @Test
  void ignoresWhatIsOffTheSurface() {
    stroke.pen(0xFFFFFF, true, 4);
    stroke.from(-500, -500, 1);
    stroke.to(-100, 900, 1);
    stroke.to(900, 900, 1);

    for (int pixel : surface.pixels()) {
      assertThat(pixel).isEqualTo(0xFF000000);
    }
  }

  @Test
  void addsLightWithoutBurningOut() {
    stroke.pen(0x4080C0, true, 3);
    for (int i = 0; i < 200; i++) {
      stroke.from(20.5, 5, 0.5);
      stroke.to(20.5, 35, 0.5);
    }

    assertThat(red(20, 20)).isBetween(100, 255);
  }

  private int red(int x, int y) {
    return (surface.at(x, y) >> 16) & 0xFF;
  }
}
