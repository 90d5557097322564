package telltale.app;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import telltale.app.window.Preferences;

/// One run of the window, from its first frame to its closing. Lives on the main thread.
final class DesktopRun {

  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;

  private final DesktopOptions options;
  private final Terminal terminal;
  private final CountDownLatch closed = new CountDownLatch(1);

  /// @param terminal hears when settings cannot be read or kept
  DesktopRun(DesktopOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  /// Shows the window until it is closed, or the process is told to stop.
  ///
  /// @throws CommandFailure when there is no screen to show it on
  int run(StopSignal signal) throws CommandFailure {
    signal.whenReceived(closed::countDown);
    // Closed last: what the window's end changes is kept, too.
    try (UserSettings settings = UserSettings.open(System.getenv(), terminal);
        Toolkit toolkit = Toolkit.onScreen();
        Workbench workbench = toolkit.call(() -> open(settings))) {
      if (!toolkit.call(workbench.window()::introduces)) {
        workbench.start();
      }
      closed.await();
      return ExitCode.OK;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return ExitCode.LOST;
    }
  }

  private Workbench open(UserSettings settings) {
    Preferences preferences = settings.preferences();
    Workbench.Look look = new Workbench.Look(preferences, WIDTH, HEIGHT);
    Workbench workbench = new Workbench(options, look, state -> {}, closed::countDown);
    Stage stage = new Stage();
    stage.setTitle("Telltale");
    stage.setScene(workbench.window().scene());
    stage.setOnHidden(event -> closed.countDown());
    StagePlace place = new StagePlace(stage, DesktopRun::screens);
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
