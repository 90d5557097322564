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

  /// Draws in that plane.
  public HairLines(Planes planes, int plane) {
    this.planes = planes;
    this.plane = plane;
    this.width = planes.width();
    this.height = planes.height();
  }

  /// Draws a piece of that half width, in pixels.
  public void line(double x0, double y0, double x1, double y1, double half) {
    double reach = half + 1;
    if (Math.max(x0, x1) < -reach
        || Math.max(y0, y1) < -reach
        || Math.min(x0, x1) > width + reach
        || Math.min(y0, y1) > height + reach) {
      return;
    }
    // The box around a long slanted piece is mostly empty: short pieces have small boxes.
    double square = (x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0);
    int pieces = (int) Math.ceil(Math.sqrt(square) / LONGEST);
    double dx = (x1 - x0) / Math.max(1, pieces);
    double dy = (y1 - y0) / Math.max(1, pieces);
    for (int i = 0; i < pieces; i++) {
      piece(new Piece(x0 + dx * i, y0 + dy * i, dx, dy), half);
    }
  }

  private void piece(Piece p, double half) {
    double reach = half + 0.5;
    int left = (int) Math.max(0, Math.floor(Math.min(p.x, p.x + p.dx) - reach));
    int right = (int) Math.min(width - 1, Math.floor(Math.max(p.x, p.x + p.dx) + reach));
    int top = (int) Math.max(0, Math.floor(Math.min(p.y, p.y + p.dy) - reach));
    int bottom = (int) Math.min(height - 1, Math.floor(Math.max(p.y, p.y + p.dy) + reach));
    float dx = (float) p.dx;
    float dy = (float) p.dy;
    float square = dx * dx + dy * dy;
    float inverse = square == 0 ? 0 : 1 / square;
    float edge = (float) reach;
    float most = (float) Math.min(1, 2 * half);
    for (int y = top; y <= bottom; y++) {
      float py = (float) (y + 0.5 - p.y);
      for (int x = left; x <= right; x++) {
        float px = (float) (x + 0.5 - p.x);
        float t = Math.max(0, Math.min(1, (px * dx + py * dy) * inverse));
        float ox = px - t * dx;
        float oy = py - t * dy;
        float far = ox * ox + oy * oy;
        if (far < edge * edge) {
          float share = Math.min(edge - (float) Math.sqrt(far), most);
          planes.raise(plane, y * width + x, (int) (share * 255));
        }
      }
    }
  }

  private record Piece(double x, double y, double dx, double dy) {}
}
