package telltale.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Button;
import telltale.app.link.LinkState;
import telltale.app.shot.Picture;
import telltale.app.window.MainWindow;
import telltale.app.window.Preferences;
import telltale.geodata.WorldReader;

/// Draws the window once, without a screen. Lives on the main thread.
final class ShotRun {

  /// The helper either answers by then or says why not; nobody is asked for a password here.
  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  private static final Duration LONGEST_RENDER = Duration.ofSeconds(20);
  private static final int LOOK_EVERY_MILLIS = 20;
  private static final int SMALL_WIDTH = 1280;
  private static final int SMALL_HEIGHT = 800;

  private final DesktopOptions options;
  private final ShotOptions shot;
  private final CompletableFuture<LinkState> settled = new CompletableFuture<>();
  private final CountDownLatch stopped = new CountDownLatch(1);

  ShotRun(DesktopOptions options, ShotOptions shot) {
    this.options = options;
    this.shot = shot;
  }

  /// Writes the picture.
  ///
  /// @return the exit code; a picture of a failure is written too, but is a failure
  /// @throws CommandFailure when no picture can be made
  int run(StopSignal signal) throws CommandFailure {
    checkFolder(shot.file());
    signal.whenReceived(stopped::countDown);
    try (Toolkit toolkit = Toolkit.offScreen();
        Workbench workbench = toolkit.call(this::open)) {
      LinkState state = settled.get(LONGEST_START.toMillis(), TimeUnit.MILLISECONDS);
      boolean live = !(state instanceof LinkState.Unavailable);
      if (live) {
        stopped.await(shot.after().toMillis(), TimeUnit.MILLISECONDS);
      }
      write(take(toolkit, workbench));
      if (state instanceof LinkState.Unavailable(var reason, var remedy)) {
        throw CommandFailure.unavailable(reason.toString(), remedy.toString());
      }
      return ExitCode.OK;
    } catch (TimeoutException silent) {
      throw CommandFailure.unavailable(
          "The helper did not answer within " + LONGEST_START.toSeconds() + " s.",
          "Start it as root, or show a recording with --replay.");
    } catch (ExecutionException | InterruptedException stop) {
      Thread.currentThread().interrupt();
      return ExitCode.LOST;
    }
  }

  /// The scene gets no stage: the headless platform's screen has a million pixels and no more.
  private Workbench open() {
    Preferences preferences = Preferences.passing(shot.settings());
    double scale = scale();
    double width = shot.size().width() / scale;
    double height = shot.size().height() / scale;
    FirstSight sight = new FirstSight(preferences, width, height);
    Groundwork base = Groundwork.of(sight, WorldReader.read(), options.home(), Optional.empty());
    Workbench workbench = new Workbench(options, base, this::entered, stopped::countDown);
    workbench.map().setPixelRatio(OptionalDouble.of(scale));
    workbench.window().typeFilter(shot.filter());
    workbench.window().layOut();
    workbench.start();
    return workbench;
  }

  private void entered(LinkState state) {
    if (!(state instanceof LinkState.Authorising)) {
      settled.complete(state);
    }
  }

  /// Large pictures show the same window in more detail, not a larger window in small print.
  private double scale() {
    int across = shot.size().width() / SMALL_WIDTH;
    int down = shot.size().height() / SMALL_HEIGHT;
    return shot.scale().orElseGet(() -> (double) Math.max(1, Math.min(across, down)));
  }

  private Picture take(Toolkit toolkit, Workbench workbench) throws InterruptedException {
    switch (shot.selection()) {
      case NONE -> {}
      case FIRST -> toolkit.call(() -> workbench.window().selectBusiest(false));
      case PROGRAM -> toolkit.call(() -> workbench.window().selectBusiest(true));
      case CLUSTER -> toolkit.call(workbench.map()::openCluster);
    }
    toolkit.call(() -> open(workbench.window()));
    await(toolkit, workbench, workbench.map()::groundReady);
    long drawn = toolkit.call(workbench.map()::framesDrawn);
    await(
        toolkit,
        workbench,
        () -> workbench.map().atRest() || workbench.map().framesDrawn() > drawn + 1);
    return toolkit.call(() -> Picture.of(workbench.window().scene(), scale()));
  }

  private boolean open(MainWindow window) {
    switch (shot.panel()) {
      case SETTINGS -> window.toggleSettings();
      case PLACE -> press(window, "#inspector-place");
      case HOME -> press(window, "#settings-home");
      case NONE, WELCOME -> {}
    }
    return shot.panel() != ShotOptions.Panel.NONE;
  }

  /// As the user would; does nothing where there is no such button to be pressed.
  private static void press(MainWindow window, String button) {
    if (window.scene().lookup(button) instanceof Button found && found.isManaged()) {
      found.fire();
    }
  }

  private static void await(Toolkit toolkit, Workbench workbench, BooleanSupplier ready)
      throws InterruptedException {
    long deadline = System.nanoTime() + LONGEST_RENDER.toNanos();
    BooleanSupplier laidOutAndReady =
        () -> {
          workbench.window().layOut();
          return ready.getAsBoolean();
        };
    while (!toolkit.call(laidOutAndReady::getAsBoolean) && System.nanoTime() < deadline) {
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
  }

  /// Better said now than after the time to look.
  private static void checkFolder(Path file) throws CommandFailure {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
      throw CommandFailure.usage("The picture " + file + " cannot be written: no such folder.");
    }
  }

  private void write(Picture picture) throws CommandFailure {
    Path file = shot.file();
    try {
      if (shot.fewColours()) {
        picture.writeSmallPng(file);
      } else {
        picture.writePng(file);
      }
    } catch (IOException refused) {
      throw CommandFailure.usage(
          "The picture " + file + " cannot be written: " + refused.getMessage() + ".");
    }
  }
}
