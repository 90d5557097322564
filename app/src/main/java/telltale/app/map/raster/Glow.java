package telltale.app.map.raster;

/// Round marks: soft glows, dots and rings.
public final class Glow {

  private Glow() {}

  /// Light or ink that fades away from a point.
  ///
  /// @param radius where nothing is left, in pixels
  /// @param strength in the middle, 0 to 1
  public static void soft(Surface surface, Spot spot, double radius, double strength) {
    Box box = Box.around(spot, radius, surface);
    float scale = (float) (1 / (radius * radius));
    float full = (float) (strength * 256);
    int[] pixels = surface.pixels();
    for (int y = box.top; y < box.bottom; y++) {
      float dy = (float) (y + 0.5 - spot.y);
      float rowLeft = 1 - dy * dy * scale;
      int row = y * surface.width();
      for (int x = box.left; x < box.right; x++) {
        float dx = (float) (x + 0.5 - spot.x);
        float left = rowLeft - dx * dx * scale;
        if (left > 0) {
          int cover = (int) (left * left * left * full);
          pixels[row + x] = spot.blend(pixels[row + x], cover);
        }
      }
    }
  }

  /// A filled circle with a smooth edge.
  public static void dot(Surface surface, Spot spot, double radius, double strength) {
    ring(surface, spot, 0, radius, strength);
  }

  /// A band between two radii; an inner radius of 0 fills the middle.
  public static void ring(Surface surface, Spot spot, double inner, double outer, double strength) {
    Box box = Box.around(spot, outer + 1, surface);
    for (int y = box.top; y < box.bottom; y++) {
      double dy = y + 0.5 - spot.y;
      for (int x = box.left; x < box.right; x++) {
        double dx = x + 0.5 - spot.x;
        double distance = Math.sqrt(dx * dx + dy * dy);
        double cover = Math.clamp(outer + 0.5 - distance, 0, 1);
        if (inner > 0) {
          cover *= Math.clamp(distance - inner + 0.5, 0, 1);
        }
        if (cover > 0) {
          int index = y * surface.width() + x;
          surface.pixels()[index] =
              spot.blend(surface.pixels()[index], (int) (cover * strength * 256));
        }
      }
    }
  }

  /// Where a mark is and what it is made of.
  ///
  /// @param x of its middle, in pixels
  /// @param y of its middle
  /// @param colour packed `0xRRGGBB`
  /// @param light whether it adds light; otherwise it is laid over
  public record Spot(double x, double y, int colour, boolean light) {

    private int blend(int ground, int cover) {
      return light ? Colour.screen(ground, colour, cover) : Colour.over(ground, colour, cover);
    }
  }

  private record Box(int left, int top, int right, int bottom) {

    static Box around(Spot spot, double radius, Surface surface) {
      return new Box(
          (int) Math.clamp(Math.floor(spot.x - radius), 0, surface.width()),
          (int) Math.clamp(Math.floor(spot.y - radius), 0, surface.height()),
          (int) Math.clamp(Math.ceil(spot.x + radius), 0, surface.width()),
          (int) Math.clamp(Math.ceil(spot.y + radius), 0, surface.height()));
    }
  }
}
