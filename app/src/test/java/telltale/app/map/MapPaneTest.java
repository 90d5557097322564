package telltale.app.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import telltale.app.map.look.Palette;

class MapPaneTest extends MapPaneFixture {

  @Test
  void showsLandWaterAndMarks() {
    awaitRest();

    PixelReader pixels = FxToolkit.run(() -> pane.snapshot(null, null).getPixelReader());
    Set<Integer> colours = new HashSet<>();
    for (int x = 0; x < 800; x += 5) {
      for (int y = 0; y < 500; y += 5) {
        colours.add(pixels.getArgb(x, y));
      }
    }

    assertThat(colours).hasSizeGreaterThan(20);
    Point2D land = FxToolkit.run(() -> pane.position(45, 3));
    Point2D water = FxToolkit.run(() -> pane.position(-30, -40));
    assertThat(blue(pixels, land)).isGreaterThan(blue(pixels, water) + 15);
  }

  @Test
  void drawsNothingWhileConnectionsAreIdle() {
    show(flow(1, 40.7, -74).view());
    awaitRest();
    long before = FxToolkit.run(() -> pane.framesDrawn());

    for (int pulse = 0; pulse < 20; pulse++) {
      awaitPulse();
      int sequence = pulse + 2;
      FxToolkit.act(
          () -> pane.show(SampleFlows.snapshot(sequence, List.of(flow(1, 40.7, -74).view()))));
    }

    assertThat(FxToolkit.<Long>run(() -> pane.framesDrawn())).isEqualTo(before);
  }

  @Test
  void drawsWhileBytesMove() {
    awaitRest();
    long before = FxToolkit.run(() -> pane.framesDrawn());

    show(flow(1, 40.7, -74).rates(1e3, 1e6).view());

    FxToolkit.await("ten frames are drawn", () -> pane.framesDrawn() > before + 10);
  }

  @Test
  void drawsNothingWhileHidden() {
    show(flow(1, 40.7, -74).rates(1e3, 1e6).view());
    FxToolkit.act(() -> stage.hide());
    long before = FxToolkit.run(() -> pane.framesDrawn());

    FxToolkit.act(
        () -> pane.show(SampleFlows.snapshot(9, List.of(flow(2, 0, 0).rates(9, 1e6).view()))));
    for (int pulse = 0; pulse < 5; pulse++) {
      awaitPulse();
    }

    assertThat(FxToolkit.<Long>run(() -> pane.framesDrawn())).isEqualTo(before);
  }

  @Test
  void catchesUpWithWhatCameWhileItWasHidden() {
    show(flow(1, 40.7, -74).view());
    FxToolkit.act(() -> stage.hide());
    FxToolkit.act(
        () ->
            pane.show(
                SampleFlows.snapshot(
                    9, List.of(flow(1, 40.7, -74).view(), flow(2, -33.9, 18.4).view()))));
    assertThat(FxToolkit.<Integer>run(() -> pane.arcCount())).isEqualTo(1);

    FxToolkit.act(() -> stage.show());

    assertThat(FxToolkit.<Integer>run(() -> pane.arcCount())).isEqualTo(2);
    awaitRest();
  }

  @Test
  void paintsAnEndPointWhereItsPlaceIs() {
    FxToolkit.act(() -> pane.setReducedMotion(true));
    show(flow(1, -33.9, 18.4).rates(1e5, 1e6).view());
    awaitRest();

    Point2D end = FxToolkit.run(() -> pane.position(-33.9, 18.4));
    PixelReader pixels = FxToolkit.run(() -> pane.snapshot(null, null).getPixelReader());
    int colour = pixels.getArgb((int) end.getX(), (int) end.getY()) & 0xFFFFFF;

    int expected =
        new telltale.app.map.look.ProcessColours().of(Palette.DARK, java.util.Optional.of("curl"));
    assertThat(colour).isEqualTo(expected);
  }

  @Test
  void zoomsAroundThePointer() {
    Point2D before = FxToolkit.run(() -> pane.position(50, 10));

    FxToolkit.act(() -> Event.fireEvent(pane, wheel(before, 40)));
    awaitRest();

    Point2D after = FxToolkit.run(() -> pane.position(50, 10));
    Point2D east = FxToolkit.run(() -> pane.position(50, 20));
    assertThat(after.distance(before)).isLessThan(1);
    assertThat(east.getX() - after.getX()).isGreaterThan(10.0 / 360 * 800 * 1.2);
  }

  @Test
  void comesBackToTheWholeWorldWithTheHomeKey() {
    awaitRest();
    Point2D before = FxToolkit.run(() -> pane.position(0, 60));
    FxToolkit.act(() -> pane.zoom(4));
    awaitRest();
    assertThat(FxToolkit.run(() -> pane.position(0, 60)).distance(before)).isGreaterThan(50);

    FxToolkit.act(
        () ->
            Event.fireEvent(
                pane,
                new KeyEvent(
                    KeyEvent.KEY_PRESSED, "", "", KeyCode.HOME, false, false, false, false)));
    awaitRest();

    assertThat(FxToolkit.run(() -> pane.position(0, 60)).distance(before)).isLessThan(1);
  }

  @Test
  void paintsTwiceThePixelsOnATwofoldScreen() {
    FxToolkit.act(() -> pane.setPixelRatio(OptionalDouble.of(2)));
    show(flow(1, -33.9, 18.4).view());
    awaitRest();

    assertThat(FxToolkit.<Boolean>run(() -> pane.groundReady())).isTrue();
    assertThat(FxToolkit.<Integer>run(() -> pane.arcCount())).isEqualTo(1);
  }
}
