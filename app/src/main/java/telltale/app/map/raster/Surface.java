package telltale.app.map.raster;

import java.util.Arrays;

/// A picture: opaque ARGB pixels, row by row.
@SuppressWarnings("MutableRecord") // pixels are painted in place, that is what a surface is for
public final class Surface {

  private final int[] pixels;
  private final int width;
  private final int height;

  /// Paints into the given pixels, which need not be cleared.
  public Surface(int[] pixels, int width, int height) {
    if (pixels.length < width * height) {
      throw new IllegalArgumentException(
          "%d pixels cannot hold %d x %d".formatted(pixels.length, width, height));
    }
    this.pixels = pixels;
    this.width = width;
    this.height = height;
  }

  /// A new picture.
  public Surface(int width, int height) {
    this(new int[width * height], width, height);
  }

  /// The pixels themselves, not a copy.
  public int[] pixels() {
    return pixels;
  }

  /// Pixels in a row.
  public int width() {
    return width;
  }

  /// Rows.
  public int height() {
    return height;
  }

  /// One pixel.
  public int at(int x, int y) {
    return pixels[y * width + x];
  }

  /// Covers everything with one colour.
  public void clear(int colour) {
    Arrays.fill(pixels, 0, width * height, 0xFF000000 | colour);
  }

  /// Takes over another picture of the same size.
  public void copy(Surface other) {
    System.arraycopy(other.pixels, 0, pixels, 0, width * height);
  }

  /// Takes over the part of a larger picture that begins at a point; outside of it, `colour`.
  public void copyFrom(Surface other, int left, int top, int colour) {
    int x0 = Math.max(0, -left);
    int x1 = Math.min(width, other.width - left);
    int y0 = Math.max(0, -top);
    int y1 = Math.min(height, other.height - top);
    if (x0 > 0 || y0 > 0 || x1 < width || y1 < height) {
      clear(colour);
    }
    for (int y = y0; y < y1 && x0 < x1; y++) {
      int source = (y + top) * other.width + left + x0;
      System.arraycopy(other.pixels, source, pixels, y * width + x0, x1 - x0);
    }
  }

  /// Takes over another picture, scaled: pixel x shows the source's `left + x * step`. For the
  /// moments of a zoom, until a sharp picture is ready.
  public void copyScaled(Surface other, double left, double top, double step, int colour) {
    int opaque = 0xFF000000 | colour;
    int fixedStep = (int) Math.round(step * 65536);
    for (int y = 0; y < height; y++) {
      double sourceY = top + (y + 0.5) * step - 0.5;
      int row = (int) Math.floor(sourceY);
      int target = y * width;
      if (row < 0 || row >= other.height - 1) {
        Arrays.fill(pixels, target, target + width, opaque);
        continue;
      }
      int down = (int) ((sourceY - row) * 256);
      long sourceX = Math.round((left + 0.5 * step - 0.5) * 65536);
      for (int x = 0; x < width; x++, sourceX += fixedStep) {
        int column = (int) (sourceX >> 16);
        boolean inside = column >= 0 && column < other.width - 1;
        int across = (int) (sourceX >> 8) & 0xFF;
        pixels[target + x] =
            inside ? between(other, row * other.width + column, across, down) : opaque;
      }
    }
  }

  private static int between(Surface from, int index, int across, int down) {
    int[] source = from.pixels;
    int upper = Colour.over(source[index], source[index + 1], across);
    int lower = Colour.over(source[index + from.width], source[index + from.width + 1], across);
    return Colour.over(upper, lower, down);
  }
}
