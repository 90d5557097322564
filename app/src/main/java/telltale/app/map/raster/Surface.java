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

  /// Takes over the marked parts of another picture of the same size.
  public void copy(Surface other, Patches patches) {
    copyPart(other, patches, new Patches.Box(0, 0, width, height));
  }

  /// Takes over the part of another picture that begins at a point; what lies outside of it
  /// stays as it is.
  public void copyFrom(Surface other, int left, int top) {
    int x0 = Math.max(0, -left);
    int x1 = Math.min(width, other.width - left);
    int y0 = Math.max(0, -top);
    int y1 = Math.min(height, other.height - top);
    for (int y = y0; y < y1 && x0 < x1; y++) {
      int source = (y + top) * other.width + left + x0;
      System.arraycopy(other.pixels, source, pixels, y * width + x0, x1 - x0);
    }
  }

  /// Takes over what is marked in a part of another picture, which this is a picture of.
  public void copyPart(Surface other, Patches patches, Patches.Box part) {
    patches.eachRun(
        part,
        (row, from, to) -> {
          int left = from * Patches.WIDTH;
          int across = Math.min(to * Patches.WIDTH, part.right()) - left;
          int bottom = Math.min((row + 1) * Patches.HEIGHT, part.bottom());
          for (int y = row * Patches.HEIGHT; y < bottom; y++) {
            int target = (y - part.top()) * width + left - part.left();
            System.arraycopy(other.pixels, y * other.width + left, pixels, target, across);
          }
        });
  }

  /// Takes over another picture, scaled: pixel x shows the source's `left + x * step`. For the
  /// moments of a zoom, until a sharp picture is ready. What lies outside stays as it is.
  public void copyScaled(Surface other, double left, double top, double step) {
    int x0 = (int) Math.max(0, Math.ceil((1 - left) / step));
    int x1 = (int) Math.min(width, Math.floor((other.width - 2 - left) / step));
    int y0 = (int) Math.max(0, Math.ceil((1 - top) / step));
    int y1 = (int) Math.min(height, Math.floor((other.height - 2 - top) / step));
    if (x0 >= x1) {
      return;
    }
    int fixedStep = (int) Math.round(step * 65536);
    long fixedLeft = Math.round((left + (x0 + 0.5) * step - 0.5) * 65536);
    int first = (int) (fixedLeft >> 16);
    int[] line = new int[(int) (((x1 - x0) * (long) fixedStep) >> 16) + 3];
    int length = Math.min(line.length, other.width - first);
    for (int y = y0; y < y1; y++) {
      double sourceY = top + (y + 0.5) * step - 0.5;
      int row = (int) sourceY;
      // First down, then across: two blends a pixel instead of three.
      int upper = row * other.width + first;
      int down = (int) ((sourceY - row) * 256);
      for (int i = 0; i < length; i++) {
        line[i] = Colour.over(other.pixels[upper + i], other.pixels[upper + other.width + i], down);
      }
      int at = (int) fixedLeft & 0xFFFF;
      int target = y * width;
      for (int x = x0; x < x1; x++, at += fixedStep) {
        int column = at >> 16;
        pixels[target + x] = Colour.over(line[column], line[column + 1], (at >> 8) & 0xFF);
      }
    }
  }
}
