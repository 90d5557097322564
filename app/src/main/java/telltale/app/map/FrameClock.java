package telltale.app.map;

import javafx.animation.AnimationTimer;

/// Ticks while there is something to draw, and not otherwise: a running timer wakes the whole
/// toolkit sixty times a second even if nothing changes. Where every second pulse is used, the one
/// between goes by: to have the toolkit rest for it and to be woken again takes three threads, and
/// more of the processor.
final class FrameClock extends AnimationTimer {

  private static final double LONGEST_SECONDS = 0.1;

  private final Tick tick;
  private boolean running;
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
    start();
  }

  /// Ticks no more.
  void sleep() {
    running = false;
    stop();
  }

  /// Whether it ticks.
  boolean running() {
    return running;
  }

  @Override
  public void handle(long now) {
    double seconds = last == 0 ? 0 : (now - last) / 1e9;
    last = now;
    // After a pause of the whole application everything goes on where it was.
    if (!tick.tick(Math.min(seconds, LONGEST_SECONDS))) {
      sleep();
    }
  }

  /// What happens on a tick.
  interface Tick {

    /// Draws what is due; says whether anything will be, soon.
    boolean tick(double seconds);
  }
}
