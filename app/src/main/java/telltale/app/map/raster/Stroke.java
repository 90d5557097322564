package telltale.app.map.raster;

/// Draws smooth lines whose strength runs from one value to another along the line.
///
/// A line is walked along its longer axis, one column (or row) at a time, and each step covers
/// the few pixels across it by their distance. Steps are half-open, so the pieces of a polyline
/// meet without a gap and without being drawn twice. That is exact for gentle curves, which
/// arcs are.
public final class Stroke {

  /// Parts of a pixel that are told apart, which is also full cover.
  private static final int BITS = 8;

  private static final int ONE = 1 << BITS;

  private static final int FINE_BITS = 20;

  private static final double FINE = 1 << FINE_BITS;

  private final Surface surface;
  private int colour;
  private boolean light;
  private double width = 1;
  private double lastX;
  private double lastY;
  private double lastStrength;
  private int reach;
  private int most;

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
    reach = (int) Math.round((half + 0.5) * ONE);
    most = (int) Math.round(Math.min(1, 2 * half) * ONE);
    double fade = (w.s1 - w.s0) / run;
    int limit = steep ? surface.height() : surface.width();
    int across = steep ? surface.width() : surface.height();
    int stride = steep ? 1 : surface.width();
    int step = steep ? surface.width() : 1;
    int first = (int) Math.max(0, Math.ceil(w.a0 - 0.5));
    int last = (int) Math.min(limit, Math.ceil(w.a1 - 0.5));
    // Steps in whole numbers: a line that begins far outside keeps its place all the same.
    double begin = first + 0.5 - w.a0;
    long middle = Math.round((w.b0 + begin * slope) * FINE);
    long down = Math.round(slope * FINE);
    int strength = (int) ((w.s0 + begin * fade) * FINE);
    int fading = (int) (fade * FINE);
    int outside = reach + ONE;
    for (int a = first; a < last; a++) {
      int at = (int) (middle >> (FINE_BITS - BITS));
      int now = strength >> (FINE_BITS - BITS);
      if (now > 0 && at > -outside && at < (across << BITS) + outside) {
        across(a * step, stride, across, at, now);
      }
      middle += down;
      strength += fading;
    }
  }

  /// Covers the few pixels across the line by their distance from its middle, in parts of a pixel.
  /// A line thinner than a pixel covers no pixel fully. One loop for each kind of ink: this is
  /// where a redrawn map spends its time.
  private void across(int base, int stride, int size, int middle, int strength) {
    int from = Math.max(0, (middle - reach) >> BITS);
    int to = Math.min(size - 1, (middle + reach) >> BITS);
    int[] pixels = surface.pixels();
    int edge = reach;
    int full = most;
    int ink = colour;
    int offset = (from << BITS) + ONE / 2 - middle;
    int at = base + from * stride;
    if (light) {
      for (int i = from; i <= to; i++, at += stride, offset += ONE) {
        int cover = (Math.min(edge - Math.abs(offset), full) * strength) >> BITS;
        if (cover > 0) {
          pixels[at] = Colour.screen(pixels[at], ink, cover);
        }
      }
    } else {
      for (int i = from; i <= to; i++, at += stride, offset += ONE) {
        int cover = (Math.min(edge - Math.abs(offset), full) * strength) >> BITS;
        if (cover > 0) {
          pixels[at] = Colour.over(pixels[at], ink, cover);
        }
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
