package telltale.app.map;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// The JavaFX toolkit for tests: started once, headless.
public final class FxToolkit {

  private static final CountDownLatch STARTED = new CountDownLatch(1);

  static {
    try {
      Platform.startup(STARTED::countDown);
    } catch (IllegalStateException alreadyStarted) {
      STARTED.countDown();
    }
    Platform.setImplicitExit(false);
  }

  private FxToolkit() {}

  /// Computes something on the FX thread.
  public static <T> T run(Supplier<T> action) {
    try {
      STARTED.await();
      CompletableFuture<T> result = new CompletableFuture<>();
      Platform.runLater(
          () -> {
            try {
              result.complete(action.get());
            } catch (Throwable e) {
              result.completeExceptionally(e);
            }
          });
      return result.get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("the FX thread did not answer well", e);
    }
  }

  /// Does something on the FX thread.
  public static void act(Runnable action) {
    run(
        () -> {
          action.run();
          return true;
        });
  }

  /// Does one thing with each of the pulses that follow, and waits until they are over.
  public static void inPulses(Runnable... steps) {
    Iterator<Runnable> next = List.of(steps).iterator();
    CountDownLatch over = new CountDownLatch(steps.length);
    act(
        () ->
            new AnimationTimer() {
              @Override
              public void handle(long now) {
                next.next().run();
                over.countDown();
                if (!next.hasNext()) {
                  stop();
                }
              }
            }.start());
    try {
      if (!over.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("there were no pulses");
      }
    } catch (InterruptedException ended) {
      throw new IllegalStateException(ended);
    }
  }

  /// Waits until something holds, looking on the FX thread.
  public static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!run(condition::getAsBoolean)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain until " + what);
      }
    }
  }
}
