package telltale.app.map.geometry;

/// Chooses what part of the world to show.
///
/// @param width of the pane in logical pixels
/// @param height of the pane
/// @param left pixels that something else covers
/// @param right pixels that something else covers
public record Framing(int width, int height, int left, int right) {

  private static final double NORTH_END = Mercator.y(80);
  private static final double SOUTH_END = Mercator.y(-58);

  /// Nobody connects to Antarctica: on a narrow pane some ocean is given up rather than showing
  /// more of the world's height than this.
  private static final double TALLEST = 0.74;

  /// The whole inhabited world, as far as it fits. Room that is left over goes to the Arctic
  /// first: where the other half of it would be Antarctica, a third of a window would be ice.
  ///
  /// @param homeX world x of what is to be in the middle
  public Viewport whole(double homeX) {
    Viewport open = new Viewport(0.5, 0.5, 1, openWidth(), height);
    double size = Math.max(open.farthest(), height / TALLEST);
    double half = height * 0.5 / size;
    // On a wide pane not even the inhabited world fits: as much of either end is left out.
    boolean fits = 2 * half >= SOUTH_END - NORTH_END;
    double y = fits ? Math.max(half, SOUTH_END - half) : (NORTH_END + SOUTH_END) / 2;
    return uncovered(new Viewport(homeX, y, size, width, height));
  }

  /// A box of the world, with room around it.
  public Viewport around(double west, double north, double east, double south) {
    double wide = Math.max(east - west, 0.02) * 1.3;
    double high = Math.max(south - north, 0.02) * 1.45;
    double size = Math.min(openWidth() / wide, height / high);
    return uncovered(
        new Viewport((west + east) / 2, (north + south) / 2, size, width, height).held());
  }

  private int openWidth() {
    return Math.max(1, width - left - right);
  }

  /// Moves the middle of the view into the middle of what is not covered.
  private Viewport uncovered(Viewport view) {
    return view.dragged((left - right) / 2.0, 0);
  }
}
