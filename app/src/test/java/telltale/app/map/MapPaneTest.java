package telltale.app.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telltale.app.flow.FlowSnapshot;
import telltale.app.map.look.Palette;

class MapPaneTest {

  private final List<List<Long>> picked = new ArrayList<>();
  private MapPane pane;
  private Stage stage;

  static MapPane pane() {
    return new MapPane(SampleWorld.SQUARES, 50, 10, Palette.DARK, Runnable::run);
  }

  @BeforeEach
  void showPane() {
    FxToolkit.act(
        () -> {
          pane = pane();
          pane.onSelect(picked::add);
          stage = new Stage();
          stage.setScene(new Scene(pane, 800, 500));
          stage.show();
        });
    FxToolkit.await("the ground is there", () -> pane.groundReady());
  }

  @AfterEach
  void hidePane() {
    FxToolkit.act(() -> stage.hide());
  }

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
  void paintsAnEndPointWhereItsPlaceIs() {
    FxToolkit.act(() -> pane.setReducedMotion(true));
    show(flow(1, -33.9, 18.4).rates(1e5, 1e6).view());
    awaitRest();

    Point2D end = FxToolkit.run(() -> pane.position(-33.9, 18.4));
    PixelReader pixels = FxToolkit.run(() -> pane.snapshot(null, null).getPixelReader());
    int colour = pixels.getArgb((int) end.getX(), (int) end.getY()) & 0xFFFFFF;

    int expected =
        telltale.app.map.look.ProcessColours.of(Palette.DARK, java.util.Optional.of("curl"));
    assertThat(colour).isEqualTo(expected);
  }

  @Test
  void tellsTheFlowsOfTheArcThatIsClicked() {
    show(flow(3, 40.7, -74).view(), flow(5, 40.71, -74.02).view(), flow(8, -33.9, 18.4).view());
    awaitRest();

    click(FxToolkit.run(() -> pane.position(40.7, -74)));
    assertThat(picked).containsExactly(List.of(3L, 5L));

    click(new Point2D(5, 495));
    assertThat(picked).containsExactly(List.of(3L, 5L), List.of());
  }

  @Test
  void marksTheArcOfASelectedFlowWithoutTellingAnyone() {
    FxToolkit.act(() -> pane.setReducedMotion(true));
    show(flow(1, -33.9, 18.4).view(), flow(2, 40.7, -74).view());
    awaitRest();
    long before = FxToolkit.run(() -> pane.framesDrawn());

    FxToolkit.act(() -> pane.select(only(2)));
    awaitRest();

    assertThat(FxToolkit.<Long>run(() -> pane.framesDrawn())).isGreaterThan(before);
    assertThat(picked).isEmpty();
  }

  @Test
  void dimsTheArcsThatAreNotChosen() {
    FxToolkit.act(() -> pane.setReducedMotion(true));
    show(flow(1, -33.9, 18.4).rates(1e5, 1e6).view(), flow(2, -34.6, -58.4).rates(1e5, 1e6).view());
    awaitRest();
    Point2D chosen = FxToolkit.run(() -> pane.position(-33.9, 18.4));
    Point2D other = FxToolkit.run(() -> pane.position(-34.6, -58.4));
    int plain = colourAt(chosen);
    assertThat(colourAt(other)).isEqualTo(plain);

    FxToolkit.act(() -> pane.select(only(1)));
    awaitRest();

    assertThat(colourAt(chosen)).isEqualTo(plain);
    assertThat(light(colourAt(other))).isLessThan(light(plain) * 3 / 4);

    FxToolkit.act(() -> pane.select(Emphasis.NONE));
    awaitRest();
    assertThat(colourAt(other)).isEqualTo(plain);
  }

  @Test
  void dimsEverythingWhenWhatIsChosenHasNoArc() {
    FxToolkit.act(() -> pane.setReducedMotion(true));
    show(flow(1, -33.9, 18.4).rates(1e5, 1e6).view());
    awaitRest();
    Point2D end = FxToolkit.run(() -> pane.position(-33.9, 18.4));
    int plain = colourAt(end);

    FxToolkit.act(() -> pane.select(only(99)));
    awaitRest();

    assertThat(light(colourAt(end))).isLessThan(light(plain) * 3 / 4);
  }

  @Test
  void lightsUpWhatTheUserPointsAtElsewhere() {
    FxToolkit.act(() -> pane.setReducedMotion(true));
    show(flow(1, -33.9, 18.4).view());
    awaitRest();
    Point2D ring = FxToolkit.run(() -> pane.position(-33.9, 18.4)).add(0, 5);
    int plain = light(colourAt(ring));

    FxToolkit.act(() -> pane.highlight(only(1)));
    awaitRest();

    assertThat(light(colourAt(ring))).isGreaterThan(plain + 150);
  }

  @Test
  void tellsTheFlowsOfTheArcUnderThePointer() {
    List<List<Long>> pointed = new ArrayList<>();
    FxToolkit.act(() -> pane.onHover(pointed::add));
    show(flow(3, 40.7, -74).view(), flow(5, 40.71, -74.02).view());
    awaitRest();

    Point2D end = FxToolkit.run(() -> pane.position(40.7, -74));
    FxToolkit.act(() -> Event.fireEvent(pane, mouse(MouseEvent.MOUSE_MOVED, end)));
    Point2D sea = new Point2D(5, 495);
    FxToolkit.act(() -> Event.fireEvent(pane, mouse(MouseEvent.MOUSE_MOVED, sea)));

    assertThat(pointed).containsExactly(List.of(3L, 5L), List.of());
    assertThat(picked).isEmpty();
  }

  @Test
  void bringsTheChosenArcIntoViewOnlyWhenAsked() {
    FxToolkit.act(() -> pane.setReducedMotion(true));
    show(flow(1, 52.4, 4.9).view(), flow(2, -33.9, 18.4).view());
    awaitRest();
    Point2D before = FxToolkit.run(() -> pane.position(52.4, 4.9));

    FxToolkit.act(() -> pane.select(only(1)));
    awaitRest();
    assertThat(FxToolkit.run(() -> pane.position(52.4, 4.9))).isEqualTo(before);

    FxToolkit.act(() -> pane.fit());
    awaitRest();
    Point2D home = FxToolkit.run(() -> pane.position(50, 10));
    assertThat(FxToolkit.run(() -> pane.position(52.4, 4.9)).distance(home)).isGreaterThan(200);
  }

  private int colourAt(Point2D at) {
    PixelReader pixels = FxToolkit.run(() -> pane.snapshot(null, null).getPixelReader());
    return pixels.getArgb((int) at.getX(), (int) at.getY()) & 0xFFFFFF;
  }

  private static int light(int rgb) {
    return (rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255);
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

  private static Emphasis only(long id) {
    return new Emphasis(flow -> flow.id() == id, Optional.empty());
  }

  private static SampleFlows.Sample flow(long id, double latitude, double longitude) {
    return SampleFlows.to(id, "Somewhere", latitude, longitude);
  }

  private void show(telltale.app.flow.FlowView... flows) {
    FlowSnapshot snapshot = SampleFlows.snapshot(1, List.of(flows));
    FxToolkit.act(() -> pane.show(snapshot));
  }

  private void awaitRest() {
    awaitPulse();
    FxToolkit.await("the map is at rest", () -> pane.atRest());
  }

  private static void awaitPulse() {
    FxToolkit.await("a pulse", new Pulse()::over);
  }

  private void click(Point2D at) {
    FxToolkit.act(
        () -> {
          Event.fireEvent(pane, mouse(MouseEvent.MOUSE_PRESSED, at));
          Event.fireEvent(pane, mouse(MouseEvent.MOUSE_RELEASED, at));
          Event.fireEvent(pane, mouse(MouseEvent.MOUSE_CLICKED, at));
        });
  }

  private MouseEvent mouse(javafx.event.EventType<MouseEvent> type, Point2D at) {
    PickResult pick = new PickResult(pane, at.getX(), at.getY());
    return new MouseEvent(
        type,
        at.getX(),
        at.getY(),
        at.getX(),
        at.getY(),
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        true,
        false,
        false,
        true,
        false,
        true,
        pick);
  }

  private ScrollEvent wheel(Point2D at, double delta) {
    return new ScrollEvent(
        ScrollEvent.SCROLL,
        at.getX(),
        at.getY(),
        at.getX(),
        at.getY(),
        false,
        false,
        false,
        false,
        false,
        false,
        0,
        delta,
        0,
        delta,
        ScrollEvent.HorizontalTextScrollUnits.NONE,
        0,
        ScrollEvent.VerticalTextScrollUnits.NONE,
        0,
        0,
        new PickResult(pane, at.getX(), at.getY()));
  }

  private static int blue(PixelReader pixels, Point2D at) {
    return pixels.getArgb((int) at.getX(), (int) at.getY()) & 0xFF;
  }

  /// Two ticks of an animation timer: whatever was due by then was drawn.
  private static final class Pulse extends javafx.animation.AnimationTimer {
    private int ticks = -1;

    boolean over() {
      if (ticks < 0) {
        ticks = 0;
        start();
      }
      return ticks >= 2;
    }

    @Override
    public void handle(long now) {
      if (++ticks >= 2) {
        stop();
      }
    }
  }
}
