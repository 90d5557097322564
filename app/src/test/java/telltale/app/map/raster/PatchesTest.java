package telltale.app.map.raster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PatchesTest {

  private static final Patches.Box ALL = new Patches.Box(0, 0, 100, 50);

  private final Patches patches = new Patches(100, 50);

  @Test
  void everyBlockThatABoxTouchesIsMarked() {
    patches.mark(31, 15, 33, 17);

    assertThat(patches.within(ALL)).isEqualTo(new Patches.Box(0, 0, 64, 32));
  }

  @Test
  void blocksAtTheEdgeEndWithThePicture() {
    patches.mark(98, 49, 99, 50);

    assertThat(patches.within(ALL)).isEqualTo(new Patches.Box(96, 48, 100, 50));
  }

  @Test
  void nothingIsWithinABoxThatNoMarkIsIn() {
    patches.mark(0, 0, 1, 1);

    assertThat(patches.within(new Patches.Box(32, 16, 100, 50)).isEmpty()).isTrue();
  }

  @Test
  void whatAnotherMarkedIsAdded() {
    Patches other = new Patches(100, 50);
    other.mark(40, 20, 41, 21);
    patches.mark(0, 0, 1, 1);

    patches.add(other);

    assertThat(patches.within(ALL)).isEqualTo(new Patches.Box(0, 0, 64, 32));
  }

  @Test
  void onlyMarkedPartsOfAPictureAreTakenOver() {
    Surface from = new Surface(100, 50);
    from.clear(0x123456);
    Surface into = new Surface(100, 50);
    patches.mark(32, 16, 63, 31);

    into.copy(from, patches);

    for (int y = 0; y < 50; y++) {
      for (int x = 0; x < 100; x++) {
        boolean within = x >= 32 && x < 64 && y >= 16 && y < 32;
        assertThat(into.at(x, y)).isEqualTo(within ? 0xFF123456 : 0);
      }
    }
  }
}
