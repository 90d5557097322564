package telltale.app.map.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import telltale.app.map.SampleWorld;
import telltale.app.map.geometry.Mercator;
import telltale.app.map.geometry.Viewport;
import telltale.app.map.look.Palette;

class BaseMapRendererTest {

  private final BaseMapRenderer renderer = new BaseMapRenderer(SampleWorld.SQUARES);

  @Test
  void fillsLandAndLeavesWater() {
    Viewport view = new Viewport(0.5, 0.5, 1000, 1000, 600);
    BaseMap map = render(view);

    assertThat(blueAt(map, 50, 10)).isGreaterThan(0x3A);
    assertThat(blueAt(map, 5, -50)).isLessThan(0x20);
  }

  @Test
  void drawsACountryThatCrossesTheDateLineOnBothEdges() {
    Viewport view = new Viewport(0.5, 0.5, 1000, 1000, 600);
    BaseMap map = render(view);

    int y = (int) view.screenY(Mercator.y(-40));
    assertThat(map.surface().at(990, y) & 0xFF).isGreaterThan(0x3A);
    assertThat(map.surface().at(10, y) & 0xFF).isGreaterThan(0x3A);
    assertThat(map.surface().at(500, y) & 0xFF).isLessThan(0x20);
  }

  @Test
  void repeatsTheWorldSideways() {
    Viewport view = new Viewport(0.5, 0.5, 500, 1500, 500);
    BaseMap map = render(view);

    int y = (int) view.screenY(Mercator.y(50));
    int x = (int) view.screenX(Mercator.x(10));
    for (int copy = -1; copy <= 1; copy++) {
      assertThat(map.surface().at(x + copy * 500, y) & 0xFF).isGreaterThan(0x3A);
    }
  }

  private BaseMap render(Viewport view) {
    return renderer.render(new BaseMap.Wanted(view, Palette.DARK, 1));
  }

  private static int blueAt(BaseMap map, double latitude, double longitude) {
    Viewport view = map.wanted().viewport();
    int x = (int) view.screenX(Mercator.x(longitude));
    int y = (int) view.screenY(Mercator.y(latitude));
    return map.surface().at(x, y) & 0xFF;
  }
}
