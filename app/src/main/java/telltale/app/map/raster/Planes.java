package telltale.app.map.raster;

import java.util.Arrays;

/// Four values of a byte for each pixel, kept where the pixel itself will be painted: a picture
/// needs no other memory while it comes about.
public final class Planes {

  private final int[] cells;
  private final int width;
  private final int height;

  /// Four planes of zeros, in a picture's own pixels.
  public Planes(Surface surface) {
    cells = surface.pixels();
    width = surface.width();
    height = surface.height();
    Arrays.fill(cells, 0, width * height, 0);
  }

  /// Values in a row.
  public int width() {
    return width;
  }

  /// Rows.
  public int height() {
    return height;
  }

  /// All four values of a pixel, as [#value] takes them.
  public int at(int index) {
    return cells[index];
  }

  /// One of four values, 0 to 255.
  public static int value(int four, int plane) {
    return (four >>> (plane * 8)) & 0xFF;
  }

  /// Writes values of a row over zeros.
  ///
  /// @param shares 0 to 1, of which nothing is checked
  public void row(int plane, int start, float[] shares) {
    int shift = plane * 8;
    for (int i = 0; i < width; i++) {
      cells[start + i] |= (int) (shares[i] * 255 + 0.5f) << shift;
    }
  }

  /// Raises a value that is lower.
  public void raise(int plane, int index, int value) {
    int shift = plane * 8;
    int four = cells[index];
    if (value > ((four >>> shift) & 0xFF)) {
      cells[index] = (four & ~(0xFF << shift)) | (value << shift);
    }
  }
}
