package telltale.app.map.raster;

/// Smooths a plane of values in place.
public final class Blur {

  private Blur() {}

  /// Three passes of a sliding mean, which together come close to a Gaussian and cost the same
  /// for every radius. Beyond the edges the outermost value goes on.
  public static void box(float[] plane, int width, int height, int radius) {
    float[] line = new float[Math.max(width, height)];
    for (int pass = 0; pass < 3; pass++) {
      for (int y = 0; y < height; y++) {
        slide(plane, new Run(y * width, 1, width), radius, line);
      }
      for (int x = 0; x < width; x++) {
        slide(plane, new Run(x, width, height), radius, line);
      }
    }
  }

  private static void slide(float[] plane, Run run, int radius, float[] line) {
    for (int i = 0; i < run.length; i++) {
      line[i] = plane[run.start + i * run.step];
    }
    int last = run.length - 1;
    float sum = line[0] * (radius + 1);
    for (int i = 1; i <= radius; i++) {
      sum += line[Math.min(i, last)];
    }
    float share = 1f / (2 * radius + 1);
    for (int i = 0; i <= last; i++) {
      plane[run.start + i * run.step] = sum * share;
      sum += line[Math.min(i + radius + 1, last)] - line[Math.max(i - radius, 0)];
    }
  }

  private record Run(int start, int step, int length) {}
}
