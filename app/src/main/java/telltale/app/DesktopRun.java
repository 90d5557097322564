package telltale.app;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.geometry.Rectangle2D;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import telltale.app.map.StandIn;
import telltale.app.map.base.BaseMap;
import telltale.app.map.look.Palette;
import telltale.app.window.LiveSettings;
import telltale.app.window.Preferences;
import telltale.geodata.World;

/// One run of the window, from its first frame to its closing. Lives on the main thread.
final class DesktopRun {

  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;

  /// As many pulses begin before what was there at the first is on the screen.
  private static final int FRAMES_SEEN = 2;

  private final DesktopOptions options;
  private final CountDownLatch closed = new CountDownLatch(1);

  DesktopRun(DesktopOptions options) {
    this.options = options;
  }

  /// A window before it is made.
  private record Opening(Stage stage, StagePlace place, FirstSight sight, BaseMap standIn) {}

  /// Shows the window until it is closed, or the process is told to stop: first a picture of the
  /// map, and the rest when that has been drawn, from which it would take the processor.
  ///
  /// @param start what it needs, on its way
  /// @throws CommandFailure when there is no screen to show it on
  int run(DesktopStart start, StopSignal signal) throws CommandFailure {
    signal.whenReceived(closed::countDown);
    BaseMap likely = DesktopStart.result(start.standIn());
    try (Toolkit toolkit = DesktopStart.result(start.toolkit())) {
      Opening opening = toolkit.call(() -> show(start.settings().preferences(), likely));
      if (toolkit.call(opening.stage()::isShowing)) {
        toolkit.awaitFrames(FRAMES_SEEN);
      }
      World world = DesktopStart.result(start.world());
      try (Workbench workbench = toolkit.call(() -> open(opening, world))) {
        if (!toolkit.call(workbench.window()::introduces)) {
          workbench.start();
        }
        // The map is laid out in the first of them and drawn in the second.
        toolkit.awaitFrames(2 + FRAMES_SEEN);
        toolkit.call(() -> clear(opening.sight().room()));
        closed.await();
        return ExitCode.OK;
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return ExitCode.LOST;
    }
  }

  private Opening show(Preferences preferences, BaseMap likely) {
    FirstSight sight = new FirstSight(preferences, WIDTH, HEIGHT);
    Palette palette = LiveSettings.palette(sight.theme());
    BaseMap standIn = likely.wanted().palette().equals(palette) ? likely : StandIn.read(palette);
    Stage stage = new Stage();
    StagePlace place = new StagePlace(stage, DesktopRun::screens);
    stage.setTitle("Telltale");
    stage.setScene(sight.scene());
    stage.setOnHidden(event -> closed.countDown());
    preferences.first().window().ifPresent(place::restore);
    if (sight.draw(standIn, options.home())) {
      stage.show();
    }
    return new Opening(stage, place, sight, standIn);
  }

  private Workbench open(Opening opening, World world) {
    Stage stage = opening.stage();
    Groundwork base =
        Groundwork.of(opening.sight(), world, options.home(), Optional.of(opening.standIn()));
    Workbench workbench = new Workbench(options, base, state -> {}, closed::countDown);
    new StageShape(stage, opening.place(), workbench.window().settings(), DesktopRun::screens)
        .begin(WIDTH, HEIGHT);
    stage.show();
    workbench.followUpdates();
    return workbench;
  }

  /// Takes the first picture away, which the window covers by now.
  private static boolean clear(StackPane room) {
    return room.getChildren().retainAll(List.of(room.getChildren().getLast()));
  }

  private static List<Rectangle2D> screens() {
    return Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
  }
}
