package telltale.app.map.raster;

import java.util.Arrays;

/// Fills closed shapes: every edge adds the signed area to its right, and a running sum along
/// each row turns that into coverage. Edges that two neighbours share cancel exactly, so
/// countries join without seams. The rows of one band are held at a time; a band is reused for
/// the next.
public final class AreaFill {

  private final int width;
  private final int rows;
  private final int stride;
  private final float[] area;

  /// A band.
  public AreaFill(int width, int rows) {
    this.width = width;
    this.rows = rows;
    // Two spare columns take what belongs right of the last pixel.
    this.stride = width + 2;
    this.area = new float[stride * rows];
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

  /// Writes the coverage of a row, 0 to 1.
  public void coverage(int row, float[] into) {
    float sum = 0;
    int start = row * stride;
    for (int x = 0; x < width; x++) {
      sum += area[start + x];
      into[x] = sum;
    }
    // On its own, for a machine does many of these at once.
    for (int x = 0; x < width; x++) {
      into[x] = Math.min(1, Math.abs(into[x]));
    }
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
    if (end <= first + 1) {
      float inside = (float) ((left + right) * 0.5 - first);
      area[start + first] += signed - signed * inside;
      area[start + first + 1] += signed * inside;
      return;
    }
    float per = (float) (1 / (right - left));
    float lead = (float) (1 - (left - first));
    float tail = (float) (right - end + 1);
    float firstShare = 0.5f * per * lead * lead;
    float lastShare = 0.5f * per * tail * tail;
    area[start + first] += signed * firstShare;
    if (end == first + 2) {
      area[start + first + 1] += signed * (1 - firstShare - lastShare);
    } else {
      float second = per * (1.5f - (1 - lead));
      area[start + first + 1] += signed * (second - firstShare);
      for (int x = first + 2; x < end - 1; x++) {
        area[start + x] += signed * per;
      }
      float before = second + (end - first - 3) * per;
      area[start + end - 1] += signed * (1 - before - lastShare);
    }
    area[start + end] += signed * lastShare;
  }
}
