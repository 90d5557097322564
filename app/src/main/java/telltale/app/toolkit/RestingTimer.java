package telltale.app.toolkit;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Timer;

/// JavaFX's timer, as good as stopped for as long as JavaFX has it pause.
///
/// GTK's own pause of JavaFX 26 does nothing: a window in which nothing moves wakes sixty times a
/// second, which is most of what it costs. A beat is left while it pauses, because another thread
/// may ask for a pulse at the very moment at which the FX thread finds that none is wanted.
final class RestingTimer extends Timer {

  private static final int BEAT_MILLIS = 1000;

  private final Timer timer;
  private final int periodMillis;
  private boolean resting;

  /// @param timer one that is running, with that period, and from now on this one's alone
  RestingTimer(Timer timer, int periodMillis) {
    super(() -> {});
    this.timer = timer;
    this.periodMillis = periodMillis;
  }

  @Override
  public synchronized void pause() {
    if (!resting) {
      resting = true;
      timer.start(BEAT_MILLIS);
    }
  }

  @Override
  public synchronized void resume() {
    if (!resting) {
      return;
    }
    if (Application.isEventThread()) {
      resting = false;
      timer.start(periodMillis);
    } else {
      // GTK's timer is freed by the thread on which it fires.
      Application.invokeLater(this::resume);
    }
  }

  @Override
  public synchronized void start(int period) {
    resting = false;
    timer.start(period);
  }

  @Override
  public synchronized void start() {
    resting = false;
    timer.start();
  }

  @Override
  public synchronized void stop() {
    timer.stop();
  }

  @Override
  public synchronized boolean isRunning() {
    return timer.isRunning();
  }

  @Override
  protected long _start(Runnable runnable) {
    throw ownsNone();
  }

  @Override
  protected long _start(Runnable runnable, int period) {
    throw ownsNone();
  }

  @Override
  protected void _stop(long pointer) {
    throw ownsNone();
  }

  @Override
  protected void _pause(long pointer) {
    throw ownsNone();
  }

  @Override
  protected void _resume(long pointer) {
    throw ownsNone();
  }

  private static IllegalStateException ownsNone() {
    return new IllegalStateException("this timer has no native one, it is another's front");
  }
}
