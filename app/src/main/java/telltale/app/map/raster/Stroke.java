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
  private float reach;
  private float most;

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
    float half = (float) (width * 0.5 * Math.sqrt(1 + slope * slope));
    reach = half + 0.5f;
    most = Math.min(1, 2 * half);
    double fade = (w.s1 - w.s0) / run;
    int limit = steep ? surface.height() : surface.width();
    int first = (int) Math.max(0, Math.ceil(w.a0 - 0.5));
    int last = (int) Math.min(limit, Math.ceil(w.a1 - 0.5));
    for (int a = first; a < last; a++) {
      double along = a + 0.5 - w.a0;
      float middle = (float) (w.b0 + along * slope);
      float strength = (float) (w.s0 + along * fade) * 256;
      if (steep) {
        row(a, middle, strength);
      } else {
        column(a, middle, strength);
      }
    }
  }

  private void column(int x, float middle, float strength) {
    int top = Math.max(0, (int) (middle - reach));
    int bottom = Math.min(surface.height() - 1, (int) (middle + reach));
    int stride = surface.width();
    blend(top * stride + x, stride, bottom - top, top + 0.5f - middle, strength);
  }

  private void row(int y, float middle, float strength) {
    int left = Math.max(0, (int) (middle - reach));
    int right = Math.min(surface.width() - 1, (int) (middle + reach));
    blend(y * surface.width() + left, 1, right - left, left + 0.5f - middle, strength);
  }

  /// Covers the few pixels across the line by their distance from its middle. A line thinner
  /// than a pixel covers no pixel fully.
  private void blend(int index, int stride, int last, float offset, float strength) {
    int[] pixels = surface.pixels();
    int at = index;
    for (int i = 0; i <= last; i++, at += stride) {
      int cover = (int) (Math.min(reach - Math.abs(offset + i), most) * strength);
      if (cover > 0) {
        pixels[at] =
            light
                ? Colour.screen(pixels[at], colour, cover)
                : Colour.over(pixels[at], colour, cover);
      }
    }
  }

  /// A piece along its longer axis `a`.
  private record Walk(double a0, double b0, double a1, double b1, double s0, double s1) {

    Walk forward() {
      return a0 <= a1 ? this : new Walk(a1, b1, a0, b0, s1, s0);
    }
  }
}
