package telltale.app.settings;

/// Where the window stood, in logical pixels of the whole desktop, frame included.
///
/// @param x of its left edge
/// @param y of its upper edge
/// @param width when it is not maximised
/// @param height when it is not maximised
/// @param maximised whether it filled the screen
public record WindowPlace(double x, double y, double width, double height, boolean maximised) {

  /// X11 counts pixels in 16 bits; nothing lies farther out, and no window is larger.
  private static final double FARTHEST = 32_768;

  /// @throws IllegalArgumentException when no window can be there
  public WindowPlace {
    // Written so that what is not a number fails, too.
    if (!(Math.abs(x) <= FARTHEST && Math.abs(y) <= FARTHEST)) {
      throw new IllegalArgumentException("no screen is there");
    }
    if (!(width >= 1 && width <= FARTHEST && height >= 1 && height <= FARTHEST)) {
      throw new IllegalArgumentException("no window has that size");
    }
  }
}
