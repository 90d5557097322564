package telltale.app.map.raster;

/// Fine map lines as coverage, 0 to 255 a pixel, in one of four planes. Each pixel keeps the
/// strongest line through it, so the thousand short pieces of a coast leave no knots where they
/// meet.
public final class HairLines {

  private static final double LONGEST = 12;

  private final Planes planes;
  private final int plane;
  private final int width;
  private final int height;

  /// How far from its middle a line is still seen, in pixels.
  private final float reach;

  private final int most;

  /// Draws in that plane.
  ///
  /// @param half half of a line's width, in pixels
  public HairLines(Planes planes, int plane, double half) {
    this.planes = planes;
    this.plane = plane;
    this.width = planes.width();
    this.height = planes.height();
    this.reach = (float) (half + 0.5);
    this.most = (int) (Math.min(1, 2 * half) * 255);
  }

  /// Draws a line from the upper edge to the lower.
  public void upright(double x) {
    int right = (int) Math.min(width - 1, Math.floor(x + reach));
    for (int column = (int) Math.max(0, Math.floor(x - reach)); column <= right; column++) {
      int cover = cover((float) Math.abs(column + 0.5 - x));
      for (int y = 0; y < height; y++) {
        planes.raise(plane, y * width + column, cover);
      }
    }
  }

  /// Draws a line from the left edge to the right.
  public void level(double y) {
    int bottom = (int) Math.min(height - 1, Math.floor(y + reach));
    for (int row = (int) Math.max(0, Math.floor(y - reach)); row <= bottom; row++) {
      int cover = cover((float) Math.abs(row + 0.5 - y));
      for (int x = 0; x < width; x++) {
        planes.raise(plane, row * width + x, cover);
      }
    }
  }

  /// Draws a piece.
  public void line(double x0, double y0, double x1, double y1) {
    double around = reach + 0.5;
    if (Math.max(x0, x1) < -around
        || Math.max(y0, y1) < -around
        || Math.min(x0, x1) > width + around
        || Math.min(y0, y1) > height + around) {
      return;
    }
    // The box around a long slanted piece is mostly empty: short pieces have small boxes.
    double square = (x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0);
    int pieces = (int) Math.ceil(Math.sqrt(square) / LONGEST);
    double dx = (x1 - x0) / Math.max(1, pieces);
    double dy = (y1 - y0) / Math.max(1, pieces);
    for (int i = 0; i < pieces; i++) {
      piece(x0 + dx * i, y0 + dy * i, dx, dy);
    }
  }

  /// Distances along the piece and from it are worked out for the first pixel, and change by the
  /// same for each further one. Without a branch or a division in a pixel: there are two million.
  private void piece(double x, double y, double dx, double dy) {
    int left = (int) Math.max(0, Math.floor(Math.min(x, x + dx) - reach));
    int right = (int) Math.min(width - 1, Math.floor(Math.max(x, x + dx) + reach));
    int top = (int) Math.max(0, Math.floor(Math.min(y, y + dy) - reach));
    int bottom = (int) Math.min(height - 1, Math.floor(Math.max(y, y + dy) + reach));
    float length = (float) Math.sqrt(dx * dx + dy * dy);
    float ux = (float) dx / length;
    float uy = (float) dy / length;
    float px = (float) (left + 0.5 - x);
    for (int row = top; row <= bottom; row++) {
      float py = (float) (row + 0.5 - y);
      float along = px * ux + py * uy;
      float beside = px * uy - py * ux;
      for (int index = row * width + left; index <= row * width + right; index++) {
        // Nothing between the ends, and beyond them the distance to the nearer one.
        float beyond = (Math.abs(along) + Math.abs(along - length) - length) * 0.5f;
        float far = (float) Math.sqrt(beside * beside + beyond * beyond);
        planes.raise(plane, index, cover(far));
        along += ux;
        beside += uy;
      }
    }
  }

  /// Negative where nothing is seen of it.
  private int cover(float far) {
    return Math.min((int) ((reach - far) * 255), most);
  }
}
