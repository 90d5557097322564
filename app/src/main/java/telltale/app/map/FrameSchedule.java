package telltale.app.map;

/// Decides what a tick has to draw. What the user moves is drawn at once; comets are moved
/// thirty times a second unless told otherwise, which is as smooth as they are fast; new rates
/// wait until a few have gathered.
final class FrameSchedule {

  /// Half a pulse, or a thirtieth of a second would sometimes take three of them.
  private static final double SLACK_SECONDS = 0.008;

  private static final double STILL_SECONDS = 0.12;

  /// Drawing new rates may take this share of the time at most.
  private static final double STILL_SHARE = 0.06;

  private double cometSeconds = 1.0 / 30;
  private boolean stillDue = true;
  private boolean loadsDue;
  private double sinceStill;
  private double stillSeconds;
  private double sinceComets;

  /// Comets are moved at most so often.
  void framesPerSecond(int most) {
    cometSeconds = 1.0 / most;
  }

  /// The still part must be drawn on the next tick.
  void redraw() {
    stillDue = true;
  }

  /// The still part must be drawn soon.
  void loadsChanged() {
    loadsDue = true;
  }

  /// Time passes.
  void pass(double seconds) {
    sinceStill += seconds;
    sinceComets += seconds;
  }

  /// Whether what moves is to be moved on now.
  boolean motionDue() {
    return stillDue || sinceComets >= cometSeconds - SLACK_SECONDS;
  }

  /// Seconds since the last motion, which is over now.
  double takeMotion() {
    double seconds = sinceComets;
    sinceComets = 0;
    return seconds;
  }

  /// Whether the still part is to be drawn now.
  boolean stillDue() {
    double pause = Math.max(STILL_SECONDS, stillSeconds / STILL_SHARE);
    return stillDue || (loadsDue && sinceStill >= pause);
  }

  /// The still part is up to date.
  ///
  /// @param seconds that it took
  void stillDrawn(double seconds) {
    stillSeconds = Math.min(seconds, 0.05);
    stillDue = false;
    loadsDue = false;
    sinceStill = 0;
  }

  /// Whether anything will be due, if comets move or not.
  boolean goesOn(boolean moving) {
    return moving || stillDue || loadsDue;
  }
}
