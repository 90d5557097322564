package telltale.app;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;

/// Runs test code on the FX thread of the headless toolkit, and waits for conditions.
public final class FxThread {

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private FxThread() {}

  public static synchronized void start() {
    try {
      CompletableFuture<Void> up = new CompletableFuture<>();
      Platform.startup(() -> up.complete(null));
      Platform.setImplicitExit(false);
      up.join();
    } catch (IllegalStateException alreadyUp) {
      // One toolkit serves every test class.
    }
  }

  public static void run(Runnable action) {
    call(
        () -> {
          action.run();
          return true;
        });
  }

  public static <T> T call(Callable<T> action) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            result.complete(action.call());
          } catch (Throwable thrown) {
            result.completeExceptionally(thrown);
          }
        });
    return result.orTimeout(DEADLINE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /// Waits until the condition holds on the FX thread; fails when it does not in time.
  public static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (!call(condition::getAsBoolean)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("never came true: " + what);
      }
    }
  }
}
