package telltale.app.map.raster;

/// Smooths a plane of values in place.
public final class Blur {

  private Blur() {}

  /// Three passes of a sliding mean, which together come close to a Gaussian and cost the same
  /// for every radius. Beyond the edges the outermost value goes on.
  public static void box(float[] plane, int width, int height, int radius) {
    float[] copy = new float[plane.length];
    float[] sums = new float[width];
    for (int pass = 0; pass < 3; pass++) {
      System.arraycopy(plane, 0, copy, 0, plane.length);
      for (int y = 0; y < height; y++) {
        across(copy, plane, y * width, width, radius);
      }
      System.arraycopy(plane, 0, copy, 0, plane.length);
      down(copy, plane, sums, height, radius);
    }
  }

  private static void across(float[] from, float[] into, int start, int length, int radius) {
    int last = length - 1;
    float sum = from[start] * (radius + 1);
    for (int i = 1; i <= radius; i++) {
      sum += from[start + Math.min(i, last)];
    }
    float share = 1f / (2 * radius + 1);
    for (int i = 0; i <= last; i++) {
      into[start + i] = sum * share;
      sum += from[start + Math.min(i + radius + 1, last)] - from[start + Math.max(i - radius, 0)];
    }
  }

  /// All columns side by side, a row at a time: memory is read as it lies there.
  private static void down(float[] from, float[] into, float[] sums, int height, int radius) {
    int width = sums.length;
    for (int x = 0; x < width; x++) {
      sums[x] = from[x] * (radius + 1);
    }
    for (int i = 1; i <= radius; i++) {
      int row = Math.min(i, height - 1) * width;
      for (int x = 0; x < width; x++) {
        sums[x] += from[row + x];
      }
    }
    float share = 1f / (2 * radius + 1);
    for (int y = 0; y < height; y++) {
      int enters = Math.min(y + radius + 1, height - 1) * width;
      int leaves = Math.max(y - radius, 0) * width;
      int row = y * width;
      for (int x = 0; x < width; x++) {
        into[row + x] = sums[x] * share;
        sums[x] += from[enters + x] - from[leaves + x];
      }
    }
  }
}
