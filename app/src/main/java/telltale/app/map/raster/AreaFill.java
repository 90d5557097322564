package telltale.app.map.raster;

import java.util.Arrays;

/// Fills closed shapes: every edge adds the signed area to its right, and a running sum along
/// each row turns that into coverage. Edges that two neighbours share cancel exactly, so
/// countries join without seams, because whole numbers are summed. The rows of one band are held
/// at a time; a band is reused for the next.
public final class AreaFill {

  /// A whole pixel. Some hundred edges in one row may each lose one of these.
  private static final int FULL = 1 << 24;

  private final int width;
  private final int rows;
  private final int stride;
  private final int[] area;
  private final int[] sums;
  private final int[] shares;

  /// A band.
  public AreaFill(int width, int rows) {
    this.width = width;
    this.rows = rows;
    // Two spare columns take what belongs right of the last pixel.
    this.stride = width + 2;
    this.area = new int[stride * rows];
    this.sums = new int[width];
    this.shares = new int[width];
  }

  /// Begins again with nothing.
  public void clear() {
    Arrays.fill(area, 0);
  }

  /// Adds one edge; coordinates are in pixels from the band's first row.
  public void edge(double x0, double y0, double x1, double y1) {
    if (y0 < y1) {
      falling(x0, y0, x1, y1, 1);
    } else if (y1 < y0) {
      falling(x1, y1, x0, y0, -1);
    }
  }

  /// Writes the coverage of a row, 0 to 255 a pixel.
  public void coverage(int row, int[] into, int at) {
    int sum = 0;
    int start = row * stride;
    for (int x = 0; x < width; x++) {
      sum += area[start + x];
      sums[x] = sum;
    }
    // On its own, for a machine does many of these at once.
    for (int x = 0; x < width; x++) {
      int share = Math.min(FULL, Math.abs(sums[x])) >> 9;
      shares[x] = (share * 255 + (1 << 14)) >> 15;
    }
    System.arraycopy(shares, 0, into, at, width);
  }

  private void falling(double x0, double y0, double x1, double y1, int sign) {
    if (y1 <= 0 || y0 >= rows || Math.min(x0, x1) >= width) {
      return;
    }
    double slope = (x1 - x0) / (y1 - y0);
    double x = y0 < 0 ? x0 - y0 * slope : x0;
    int first = (int) Math.max(0, Math.floor(y0));
    int last = (int) Math.min(rows, Math.ceil(y1));
    for (int row = first; row < last; row++) {
      double height = Math.min(row + 1, y1) - Math.max(row, y0);
      double next = x + slope * height;
      float signed = (float) (height * sign);
      span(
          row * stride,
          Math.clamp(Math.min(x, next), 0, width),
          Math.clamp(Math.max(x, next), 0, width),
          signed);
      x = next;
    }
  }

  /// Spreads an edge's share of one row over the pixels that it crosses.
  private void span(int start, double left, double right, float signed) {
    int first = (int) left;
    int end = (int) Math.ceil(right);
    int all = (int) (signed * FULL);
    if (end <= first + 1) {
      int after = (int) (all * (float) ((left + right) * 0.5 - first));
      area[start + first] += all - after;
      area[start + first + 1] += after;
      return;
    }
    float per = (float) (1 / (right - left));
    float lead = (float) (1 - (left - first));
    float tail = (float) (right - end + 1);
    int before = add(start + first, all * (0.5f * per * lead * lead));
    int last = (int) (all * (0.5f * per * tail * tail));
    if (end > first + 2) {
      float second = per * (lead + 0.5f);
      before += add(start + first + 1, all * second - before);
      for (int x = first + 2; x < end - 1; x++) {
        before += add(start + x, all * per);
      }
    }
    // What is left of it, so that whatever was rounded away does not go on to the right.
    area[start + end - 1] += all - before - last;
    area[start + end] += last;
  }

  private int add(int at, float share) {
    int whole = (int) share;
    area[at] += whole;
    return whole;
  }
}
