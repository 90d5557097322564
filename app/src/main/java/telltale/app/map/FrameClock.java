package telltale.app.map;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// Ticks while there is something to draw, and not otherwise: a running timer wakes the whole
/// toolkit sixty times a second even if nothing changes.
final class FrameClock extends AnimationTimer {

  /// No tick until somebody wakes the clock.
  static final double NEVER = Double.POSITIVE_INFINITY;

  private static final double LONGEST_SECONDS = 0.1;

  private final Tick tick;
  private boolean running;
  private long rest;
  private long last;

  FrameClock(Tick tick) {
    this.tick = tick;
  }

  /// Ticks from the next pulse on.
  void wake() {
    if (!running) {
      running = true;
      last = 0;
    }
    rest++;
    start();
  }

  /// Ticks no more.
  void sleep() {
    running = false;
    rest++;
    stop();
  }

  /// Whether it ticks, be it after a while.
  boolean running() {
    return running;
  }

  @Override
  public void handle(long now) {
    double seconds = last == 0 ? 0 : (now - last) / 1e9;
    last = now;
    // After a pause of the whole application everything goes on where it was.
    double pause = tick.tick(Math.min(seconds, LONGEST_SECONDS));
    if (pause == NEVER) {
      sleep();
    } else if (pause > 0) {
      rest(pause);
    }
  }

  /// Lets pulses go by unused: without a timer that waits for one the toolkit makes none.
  private void rest(double seconds) {
    stop();
    long mine = ++rest;
    CompletableFuture.delayedExecutor(
            (long) (seconds * 1e6), TimeUnit.MICROSECONDS, Platform::runLater)
        .execute(() -> goOn(mine));
  }

  private void goOn(long rested) {
    if (running && rested == rest) {
      start();
    }
  }

  /// What happens on a tick.
  interface Tick {

    /// Draws what is due; says for how many seconds nothing will be, or [#NEVER].
    double tick(double seconds);
  }
}
