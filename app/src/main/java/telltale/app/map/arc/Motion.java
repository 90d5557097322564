package telltale.app.map.arc;

/// How fast and how close together comets fly, in logical pixels, by level 0 to 1.
final class Motion {

  private Motion() {}

  /// Pixels per second.
  static double speed(double level) {
    return 46 + 150 * level;
  }

  /// Pixels between two comets.
  static double gap(double level) {
    return 150 - 112 * level;
  }

  /// Length of the tail in pixels.
  static double tail(double level) {
    return 26 + 44 * level;
  }
}
