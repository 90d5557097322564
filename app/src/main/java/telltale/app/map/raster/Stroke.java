package telltale.app.map.raster;

/// Draws smooth lines whose strength runs from one value to another along the line.
///
/// A line is walked along its longer axis, one column (or row) at a time, and each step covers
/// the few pixels across it by their distance. Steps are half-open, so the pieces of a polyline
/// meet without a gap and without being drawn twice. That is exact for gentle curves, which
/// arcs are.
public final class Stroke {

  private final Surface surface;
  private int colour;
  private boolean light;
  private double width = 1;
  private double lastX;
  private double lastY;
  private double lastStrength;

  /// Draws on a picture.
  public Stroke(Surface surface) {
    this.surface = surface;
  }

  /// Sets the pen.
  ///
  /// @param newColour of the line
  /// @param newLight whether the line adds light; otherwise it is laid over
  /// @param newWidth in pixels
  public void pen(int newColour, boolean newLight, double newWidth) {
    colour = newColour & 0xFFFFFF;
    light = newLight;
    width = newWidth;
  }

  /// Begins a line.
  ///
  /// @param strength opacity at this point, 0 to 1
  public void from(double x, double y, double strength) {
    lastX = x;
    lastY = y;
    lastStrength = strength;
  }

  /// Draws on to a point.
  ///
  /// @param strength opacity at this point, 0 to 1
  public void to(double x, double y, double strength) {
    if (near(x, y)) {
      if (Math.abs(y - lastY) > Math.abs(x - lastX)) {
        walk(true, new Walk(lastY, lastX, y, x, lastStrength, strength).forward());
      } else {
        walk(false, new Walk(lastX, lastY, x, y, lastStrength, strength).forward());
      }
    }
    from(x, y, strength);
  }

  private boolean near(double x, double y) {
    double reach = width * 0.5 + 1;
    return Math.max(lastX, x) >= -reach
        && Math.max(lastY, y) >= -reach
        && Math.min(lastX, x) <= surface.width() + reach
        && Math.min(lastY, y) <= surface.height() + reach;
  }

  private void walk(boolean steep, Walk w) {
    double run = w.a1 - w.a0;
    if (run <= 0) {
      return;
    }
    double slope = (w.b1 - w.b0) / run;
    double half = width * 0.5 * Math.sqrt(1 + slope * slope);
    double fade = (w.s1 - w.s0) / run;
    int limit = steep ? surface.height() : surface.width();
    int first = (int) Math.max(0, Math.ceil(w.a0 - 0.5));
    int last = (int) Math.min(limit, Math.ceil(w.a1 - 0.5));
    for (int a = first; a < last; a++) {
      double along = a + 0.5 - w.a0;
      double middle = w.b0 + along * slope;
      double strength = w.s0 + along * fade;
      if (steep) {
        row(a, middle, half, strength * 256);
      } else {
        column(a, middle, half, strength * 256);
      }
    }
  }

  private void column(int x, double middle, double half, double strength) {
    int top = Math.max(0, (int) Math.floor(middle - half - 0.5));
    int bottom = Math.min(surface.height() - 1, (int) Math.floor(middle + half + 0.5));
    int index = top * surface.width() + x;
    for (int y = top; y <= bottom; y++, index += surface.width()) {
      blend(index, cover(y + 0.5 - middle, half) * strength);
    }
  }

  private void row(int y, double middle, double half, double strength) {
    int left = Math.max(0, (int) Math.floor(middle - half - 0.5));
    int right = Math.min(surface.width() - 1, (int) Math.floor(middle + half + 0.5));
    int index = y * surface.width() + left;
    for (int x = left; x <= right; x++, index++) {
      blend(index, cover(x + 0.5 - middle, half) * strength);
    }
  }

  /// How much of a pixel a line covers. A line thinner than a pixel covers no pixel fully.
  private static double cover(double distance, double half) {
    double inside = half + 0.5 - Math.abs(distance);
    return inside <= 0 ? 0 : Math.min(inside, Math.min(1, 2 * half));
  }

  private void blend(int index, double strength) {
    int cover = (int) strength;
    if (cover > 0) {
      int[] pixels = surface.pixels();
      pixels[index] =
          light
              ? Colour.screen(pixels[index], colour, cover)
              : Colour.over(pixels[index], colour, cover);
    }
  }

  /// A piece along its longer axis `a`.
  private record Walk(double a0, double b0, double a1, double b1, double s0, double s1) {

    Walk forward() {
      return a0 <= a1 ? this : new Walk(a1, b1, a0, b0, s1, s0);
    }
  }
}
