package telltale.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import telltale.app.toolkit.RestingPulse;

/// The running JavaFX toolkit, as seen from the main thread. One for each process.
final class Toolkit implements AutoCloseable {

  private Toolkit() {}

  /// Starts it on this machine's screen.
  ///
  /// @throws CommandFailure when there is no screen that it can use
  static Toolkit onScreen() throws CommandFailure {
    if (!hasGraphicsCard()) {
      // Otherwise OpenGL with a compiler of its own is loaded, tried and refused: some 60 MB.
      System.setProperty("prism.order", "sw");
    }
    try {
      return start();
    } catch (RuntimeException | LinkageError refused) {
      throw CommandFailure.unavailable(
          "The window cannot be opened: " + String.valueOf(refused.getMessage()).strip() + ".",
          "Check DISPLAY and that GTK 3 is installed, or use `watch` in the terminal.");
    }
  }

  /// Starts it without a screen and without a GPU, so that a picture looks the same everywhere.
  ///
  /// @throws CommandFailure when JavaFX cannot be loaded at all
  static Toolkit offScreen() throws CommandFailure {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    try {
      return start();
    } catch (RuntimeException | LinkageError refused) {
      throw CommandFailure.unavailable(
          "JavaFX cannot draw: " + String.valueOf(refused.getMessage()).strip() + ".",
          "Check that fontconfig and freetype are installed.");
    }
  }

  /// Whether this machine has one, its driver the kernel's, NVIDIA's or the Windows host's.
  private static boolean hasGraphicsCard() {
    return Stream.of("/dev/dri", "/dev/nvidiactl", "/dev/dxg")
        .map(Path::of)
        .anyMatch(Files::exists);
  }

  private static Toolkit start() {
    // A picture of every background, of which there are few here: 8 MB.
    System.setProperty("prism.disableRegionCaching", "true");
    // Gluon Maps asks for it, and complains in the log when nobody answers.
    System.setProperty("javafx.platform", "desktop");
    CompletableFuture<Boolean> up = new CompletableFuture<>();
    Platform.startup(() -> up.complete(true));
    up.join();
    Platform.setImplicitExit(false);
    // Its timer starts only after what Platform.startup was given has run.
    Platform.runLater(RestingPulse::begin);
    return new Toolkit();
  }

  /// Runs something on the FX thread and waits for it.
  <T> T call(Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            result.complete(work.get());
          } catch (RuntimeException | Error thrown) {
            result.completeExceptionally(thrown);
          }
        });
    try {
      return result.join();
    } catch (CompletionException wrapped) {
      throw wrapped.getCause() instanceof RuntimeException broken ? broken : wrapped;
    }
  }

  /// Waits until it has drawn what is on the screen so many times over.
  void awaitFrames(int count) {
    CompletableFuture<Boolean> drawn = new CompletableFuture<>();
    call(() -> new Pulses(count, () -> drawn.complete(true)));
    drawn.join();
  }

  /// Tells somebody when so many pulses have begun, the first of which may follow at once.
  private static final class Pulses extends AnimationTimer {

    private final Runnable over;
    private int left;

    Pulses(int count, Runnable over) {
      left = count;
      this.over = over;
      start();
    }

    @Override
    public void handle(long now) {
      if (left-- == 0) {
        stop();
        over.run();
      }
    }
  }

  /// Ends it.
  @Override
  public void close() {
    Platform.exit();
  }
}
