package telltale.app.map.raster;

/// Four values of a byte for each pixel, kept where the pixel itself will be painted: a picture
/// needs no other memory while it comes about.
public final class Planes {

  private final int[] cells;
  private final int width;
  private final int height;

  /// Four planes in a picture's own pixels, in which no value counts before [#begin].
  public Planes(Surface surface) {
    cells = surface.pixels();
    width = surface.width();
    height = surface.height();
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

  /// Begins a row: the first plane is what shapes cover of it, the others are zeros.
  public void begin(int y, AreaFill shapes, int row) {
    shapes.coverage(row, cells, y * width);
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
