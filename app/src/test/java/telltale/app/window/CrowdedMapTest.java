package telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import telltale.app.FxThread;
import telltale.app.Sample;
import telltale.app.map.geometry.ArcPath;
import telltale.app.map.geometry.Mercator;
import telltale.app.selection.Selection;

class CrowdedMapTest extends WindowFixture {

  private static final int CONNECTIONS = 2_000;

  @Test
  void aClickFindsItsArcAmongTwoThousand() {
    Sample[] flows = new Sample[CONNECTIONS];
    for (int i = 0; i < flows.length - 1; i++) {
      // South and west of here, in forty places.
      double latitude = -50 + i % 5 * 18;
      double longitude = -160 + i % 8 * 20;
      flows[i] =
          Sample.flow(i + 2)
              .process("crowd" + i % 50, 200 + i % 50)
              .remote("198.51.100." + i % 250, 1_024 + i)
              .at("BR", "Place " + i % 40, latitude, longitude)
              .rates(100, 1_000 + i);
    }
    flows[CONNECTIONS - 1] =
        Sample.flow(1)
            .process("ssh", 4100)
            .remote("203.0.113.5", 22)
            .at("JP", "Tokyo", TOKYO_LATITUDE, TOKYO_LONGITUDE)
            .rates(50, 60);
    show(LIVE, Sample.snapshot(1, flows));
    ArcPath arc = ArcPath.between(52.5, 13.4, TOKYO_LATITUDE, TOKYO_LONGITUDE);
    int middle = arc.size() / 2;
    clickOnMap(Mercator.latitude(arc.y(middle)), Mercator.longitude(arc.x(middle)));
    FxThread.await("the inspector opens", () -> node("#inspector").isVisible());
    assertThat(text("#inspector-title")).isEqualTo("ssh");
    assertThat(text("#inspector-subtitle")).isEqualTo("203.0.113.5:22");
    FxThread.run(() -> window.select(Selection.NONE));
    FxThread.await("the inspector closes", () -> !node("#inspector").isVisible());
    clickOnMap(32, -100);
    assertThat(FxThread.call(() -> node("#inspector").isVisible())).isFalse();
  }
}
