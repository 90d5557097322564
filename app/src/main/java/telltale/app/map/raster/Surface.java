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
    copyBox(other, new Patches.Box(0, 0, other.width, other.height), -left, -top);
  }

  /// Takes over what is marked in a part of another picture, which this is a picture of.
  public void copyPart(Surface other, Patches patches, Patches.Box part) {
    patches.eachRun(part, box -> copyBox(other, box, -part.left(), -part.top()));
  }

  /// Takes over a box of another picture whose first pixel is to be at a point of this one; what
  /// would lie outside is left out.
  public void copyBox(Surface other, Patches.Box box, int left, int top) {
    int from = Math.max(box.left(), -left);
    int across = Math.min(box.right(), width - left) - from;
    int bottom = Math.min(box.bottom(), height - top);
    for (int y = Math.max(box.top(), -top); across > 0 && y < bottom; y++) {
      int target = (y + top) * width + left + from;
      System.arraycopy(other.pixels, y * other.width + from, pixels, target, across);
    }
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
