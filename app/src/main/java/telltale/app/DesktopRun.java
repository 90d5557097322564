package telltale.app;

import java.util.concurrent.CountDownLatch;
import javafx.stage.Stage;
import telltale.app.theme.Theme;

/// One run of the window, from its first frame to its closing. Lives on the main thread.
final class DesktopRun {

  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;
  private static final double SMALLEST_WIDTH = 960;
  private static final double SMALLEST_HEIGHT = 560;

  private final DesktopOptions options;
  private final CountDownLatch closed = new CountDownLatch(1);

  DesktopRun(DesktopOptions options) {
    this.options = options;
  }

  /// Shows the window until it is closed, or the process is told to stop.
  ///
  /// @throws CommandFailure when there is no screen to show it on
  int run(StopSignal signal) throws CommandFailure {
    signal.whenReceived(closed::countDown);
    try (Toolkit toolkit = Toolkit.onScreen();
        Workbench workbench = toolkit.call(this::open)) {
      workbench.start();
      closed.await();
      return ExitCode.OK;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return ExitCode.LOST;
    }
  }

  private Workbench open() {
    Workbench.Look look = new Workbench.Look(Theme.DARK, WIDTH, HEIGHT);
    Workbench workbench = new Workbench(options, look, state -> {}, closed::countDown);
    Stage stage = new Stage();
    stage.setTitle("Telltale");
    stage.setScene(workbench.window().scene());
    stage.setMinWidth(SMALLEST_WIDTH);
    stage.setMinHeight(SMALLEST_HEIGHT);
    stage.setOnHidden(event -> closed.countDown());
    stage.show();
    return workbench;
  }
}
