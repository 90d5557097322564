package telltale.app.map.arc;

/// How bytes per second turn into something to see.
final class Rate {

  /// Below this a connection counts as idle: what a keep-alive a minute amounts to.
  private static final double IDLE = 8;

  private Rate() {}

  /// Whether nothing moves.
  static boolean idle(double bytesPerSecond) {
    return bytesPerSecond < IDLE;
  }

  /// 0 for up to 100 bytes a second, 1 from 10 megabytes a second, even steps per factor of ten
  /// between. Rounded to what the eye can tell, so that small changes draw nothing.
  static double level(double bytesPerSecond) {
    double decades = Math.log10(Math.max(bytesPerSecond, 1)) - 2;
    return Math.rint(Math.clamp(decades / 5, 0, 1) * 24) / 24;
  }
}
