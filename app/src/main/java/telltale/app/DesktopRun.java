package telltale.app;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import telltale.app.map.StandIn;
import telltale.app.window.Preferences;

/// One run of the window, from its first frame to its closing. Lives on the main thread.
final class DesktopRun {

  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;

  /// Until then nothing else is made: it would keep the map from the screen.
  private static final int FRAMES_SEEN = 2;

  private final DesktopOptions options;
  private final CountDownLatch closed = new CountDownLatch(1);

  DesktopRun(DesktopOptions options) {
    this.options = options;
  }

  /// Shows the window until it is closed, or the process is told to stop: first the map, and the
  /// rest when that has been drawn.
  ///
  /// @param start what it needs, on its way
  /// @throws CommandFailure when there is no screen to show it on
  int run(DesktopStart start, StopSignal signal) throws CommandFailure {
    signal.whenReceived(closed::countDown);
    StandIn standIn = DesktopStart.result(start.standIn());
    try (Toolkit toolkit = DesktopStart.result(start.toolkit())) {
      Stage stage = toolkit.call(Stage::new);
      StagePlace place = new StagePlace(stage, DesktopRun::screens);
      FirstSight sight =
          toolkit.call(() -> show(start.settings().preferences(), standIn, stage, place));
      if (toolkit.call(stage::isShowing)) {
        toolkit.awaitFrames(FRAMES_SEEN);
      }
      try (Workbench workbench = toolkit.call(() -> open(sight, stage, place))) {
        if (!toolkit.call(workbench.window()::introduces)) {
          workbench.start();
        }
        closed.await();
        return ExitCode.OK;
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return ExitCode.LOST;
    }
  }

  private FirstSight show(Preferences preferences, StandIn standIn, Stage stage, StagePlace place) {
    FirstSight sight = new FirstSight(preferences, standIn.world(), options.home(), WIDTH, HEIGHT);
    stage.setTitle("Telltale");
    stage.setScene(sight.room().getScene());
    stage.setOnHidden(event -> closed.countDown());
    preferences.first().window().ifPresent(place::restore);
    if (sight.draw(standIn)) {
      stage.show();
    }
    return sight;
  }

  private Workbench open(FirstSight sight, Stage stage, StagePlace place) {
    Workbench workbench = new Workbench(options, sight, state -> {}, closed::countDown);
    new StageShape(stage, place, workbench.window().settings(), DesktopRun::screens)
        .begin(WIDTH, HEIGHT);
    stage.show();
    workbench.followUpdates();
    return workbench;
  }

  private static List<Rectangle2D> screens() {
    return Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
  }
}
