package telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telltale.app.FxThread;
import telltale.app.Sample;
import telltale.app.flow.FlowSnapshot;
import telltale.app.map.WholeDrawing;
import telltale.app.selection.Selection;
import telltale.app.settings.Motion;
import telltale.app.settings.Settings;
import telltale.app.settings.ThemeChoice;

/// With everything that moves, and whatever lies over the map, which is written past JavaFX.
class StalePixelsTest extends WindowFixture {

  private final WholeDrawing whole = new WholeDrawing();
  private long sequence = 1;

  @Override
  Preferences preferences() {
    return Preferences.passing(
        Settings.DEFAULT.withTheme(ThemeChoice.DARK).withMotion(Motion.FULL));
  }

  @BeforeEach
  void moveToTheCorner() {
    FxThread.run(
        () -> {
          window.scene().getWindow().setX(0);
          window.scene().getWindow().setY(0);
        });
  }

  @AfterEach
  void close() {
    whole.close();
  }

  @Test
  void theWindowShowsWhatAWholeDrawingWould() {
    flow(90_000);
    assertNothingStale("after traffic");
    pointOnMap(TOKYO_LATITUDE, TOKYO_LONGITUDE);
    flow(5_000_000);
    assertNothingStale("with an arc pointed at");
    FxThread.run(() -> window.select(new Selection.OneConnection(3)));
    flow(700);
    assertNothingStale("with the inspector");
    FxThread.run(map::requestFocus);
    press(KeyCode.ENTER);
    flow(40_000);
    assertNothingStale("with a cluster open");
  }

  /// Traffic for some frames, and then none.
  private void flow(long bytesPerSecond) {
    long drawn = FxThread.call(map::framesDrawn);
    show(LIVE, traffic(bytesPerSecond));
    FxThread.await("it is seen to move", () -> map.framesDrawn() > drawn + 8);
    show(LIVE, traffic(0));
  }

  private void assertNothingStale(String when) {
    FxThread.await("the map is at rest " + when, map::atRest);
    assertThat(whole.stalePixels(window.scene(), 12)).as("stale pixels " + when).isZero();
  }

  private FlowSnapshot traffic(long bytesPerSecond) {
    Sample[] flows = new Sample[14];
    for (int i = 0; i < flows.length - 1; i++) {
      flows[i] =
          Sample.flow(i + 4)
              .process("curl", 20)
              .at("JP", "Tokyo", TOKYO_LATITUDE, TOKYO_LONGITUDE)
              .rates(bytesPerSecond, bytesPerSecond / 2);
    }
    flows[flows.length - 1] =
        Sample.flow(3)
            .process("ssh", 4100)
            .at("BR", "Recife", -8, -35)
            .rates(bytesPerSecond / 3, bytesPerSecond);
    return Sample.snapshot(++sequence, flows);
  }
}
