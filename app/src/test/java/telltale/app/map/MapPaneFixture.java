package telltale.app.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import telltale.app.flow.FlowSnapshot;
import telltale.app.words.Speech;
import telltale.app.words.Words;

/// A map in a window on the headless platform.
class MapPaneFixture {

  final List<List<Long>> picked = new ArrayList<>();
  MapPane pane;
  Stage stage;

  static MapPane pane() {
    return new MapPane(new Speech(Words.ENGLISH), SampleWorld.SQUARES, 50, 10, Runnable::run);
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

  int colourAt(Point2D at) {
    PixelReader pixels = FxToolkit.run(() -> pane.snapshot(null, null).getPixelReader());
    return pixels.getArgb((int) at.getX(), (int) at.getY()) & 0xFFFFFF;
  }

  static int light(int rgb) {
    return (rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255);
  }

  static Emphasis only(long id) {
    return new Emphasis(flow -> flow.id() == id, Optional.empty());
  }

  static SampleFlows.Sample flow(long id, double latitude, double longitude) {
    return SampleFlows.to(id, "Somewhere", latitude, longitude);
  }

  void show(telltale.app.flow.FlowView... flows) {
    FlowSnapshot snapshot = SampleFlows.snapshot(1, List.of(flows));
    FxToolkit.act(() -> pane.show(snapshot));
  }

  void awaitRest() {
    awaitPulse();
    FxToolkit.await("the map is at rest", () -> pane.atRest());
  }

  static void awaitPulse() {
    FxToolkit.await("a pulse", new Pulse()::over);
  }

  void click(Point2D at) {
    FxToolkit.act(
        () -> {
          Event.fireEvent(pane, mouse(MouseEvent.MOUSE_PRESSED, at));
          Event.fireEvent(pane, mouse(MouseEvent.MOUSE_RELEASED, at));
          Event.fireEvent(pane, mouse(MouseEvent.MOUSE_CLICKED, at));
        });
  }

  MouseEvent mouse(javafx.event.EventType<MouseEvent> type, Point2D at) {
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

  ScrollEvent wheel(Point2D at, double delta) {
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

  static int blue(PixelReader pixels, Point2D at) {
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
