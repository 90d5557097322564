package telltale.app.map.raster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LidTest {

  private static final int RED = 0xFFFF0000;
  private static final int GREEN = 0xFF00FF00;

  private final Surface picture = new Surface(100, 50);
  private final Patches patches = new Patches(100, 50);
  private final Lid lid = new Lid(100, 50);

  @Test
  void liesOverWhatWasPaintedOn() {
    lid.add(square(10, 0xFF0000), 28, 12);
    patches.markAll();

    lid.draw(picture, patches);

    assertThat(picture.at(28, 12)).isEqualTo(RED);
    assertThat(picture.at(37, 21)).isEqualTo(RED);
    assertThat(picture.at(38, 21)).isZero();
  }

  @Test
  void leavesWhatWasNotPaintedOn() {
    lid.add(square(10, 0xFF0000), 28, 12);
    patches.mark(0, 0, 1, 1);

    lid.draw(picture, patches);

    assertThat(picture.at(31, 15)).isEqualTo(RED);
    assertThat(picture.at(32, 15)).isZero();
    assertThat(picture.at(31, 16)).isZero();
  }

  @Test
  void whatCameLastIsOnTop() {
    lid.add(square(10, 0xFF0000), 0, 0);
    lid.add(square(4, 0x00FF00), 2, 2);
    patches.markAll();

    lid.draw(picture, patches);

    assertThat(picture.at(1, 1)).isEqualTo(RED);
    assertThat(picture.at(3, 3)).isEqualTo(GREEN);
  }

  @Test
  void twoPicturesLaidOnOneAfterTheOtherLookLikeBothAtOnce() {
    Sprite lower = disc(0x4080C0, 0.7);
    Sprite upper = disc(0xE0A020, 0.4);
    Surface expected = new Surface(100, 50);
    expected.clear(0x203040);
    picture.clear(0x203040);
    lay(lower, expected, 20, 10);
    lay(upper, expected, 26, 12);
    lid.add(lower, 20, 10);
    lid.add(upper, 26, 12);
    patches.markAll();

    lid.draw(picture, patches);

    for (int y = 0; y < 50; y++) {
      for (int x = 0; x < 100; x++) {
        for (int shift = 0; shift < 24; shift += 8) {
          int seen = (picture.at(x, y) >> shift) & 0xFF;
          int wanted = (expected.at(x, y) >> shift) & 0xFF;
          assertThat(seen).as("%d,%d", x, y).isBetween(wanted - 3, wanted + 3);
        }
      }
    }
  }

  @Test
  void nothingIsLeftAfterClearing() {
    lid.add(square(10, 0xFF0000), 0, 0);
    lid.clear();
    patches.markAll();

    lid.draw(picture, patches);

    assertThat(picture.at(3, 3)).isZero();
  }

  @Test
  void nothingOfBeforeIsLeftUnderWhatCameAfterClearing() {
    lid.add(square(10, 0xFF0000), 0, 0);
    lid.clear();
    lid.add(square(4, 0x00FF00), 2, 2);
    patches.markAll();

    lid.draw(picture, patches);

    assertThat(picture.at(3, 3)).isEqualTo(GREEN);
    assertThat(picture.at(8, 8)).isZero();
  }

  /// Alone over a whole picture.
  static void lay(Sprite sprite, Surface surface, int left, int top) {
    Lid alone = new Lid(surface.width(), surface.height());
    alone.add(sprite, left, top);
    Patches all = new Patches(surface.width(), surface.height());
    all.markAll();
    alone.draw(surface, all);
  }

  private static Sprite square(int side, int colour) {
    return Sprite.of(side, side, surface -> surface.clear(colour));
  }

  private static Sprite disc(int colour, double strength) {
    Glow.Spot spot = new Glow.Spot(8, 8, colour, false);
    return Sprite.of(16, 16, surface -> Glow.dot(surface, spot, 7, strength));
  }
}
