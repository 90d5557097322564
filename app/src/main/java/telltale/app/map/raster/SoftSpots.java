package telltale.app.map.raster;

import java.util.HashMap;
import java.util.Map;

/// Soft round lights of a few sizes, such as comets have in every frame: their coverage is worked
/// out once for each size and each place between pixels, and only laid on after that.
public final class SoftSpots {

  /// Sizes and places are told apart by quarters of a pixel: the eye does not see less.
  private static final int PARTS = 4;

  /// At most so many are kept: a map has some hundreds.
  private static final int MOST = 2048;

  private final Map<Integer, byte[]> covers = new HashMap<>();

  /// Lays on light that fades away from a point.
  ///
  /// @param spot the point, and what it is made of
  /// @param radius where nothing is left, in pixels
  /// @param strength in the middle, 0 to 1
  public void light(Surface surface, Glow.Spot spot, double radius, double strength) {
    int size = (int) Math.round(radius * PARTS);
    int left = (int) Math.floor(spot.x());
    int top = (int) Math.floor(spot.y());
    int partX = (int) ((spot.x() - left) * PARTS);
    int partY = (int) ((spot.y() - top) * PARTS);
    byte[] cover = cover(size, partX, partY);
    int reach = reach(size);
    int side = 2 * reach + 1;
    int full = (int) (strength * 256);
    int colour = spot.colour();
    int[] pixels = surface.pixels();
    int x0 = Math.max(0, left - reach);
    int x1 = Math.min(surface.width(), left + reach + 1);
    int y1 = Math.min(surface.height(), top + reach + 1);
    for (int y = Math.max(0, top - reach); y < y1; y++) {
      int source = (y - top + reach) * side + reach - left;
      int target = y * surface.width();
      for (int x = x0; x < x1; x++) {
        int share = ((cover[source + x] & 0xFF) * full) >> 8;
        if (share > 0) {
          pixels[target + x] = Colour.screen(pixels[target + x], colour, share);
        }
      }
    }
  }

  private byte[] cover(int size, int partX, int partY) {
    int key = (size * PARTS + partX) * PARTS + partY;
    byte[] known = covers.get(key);
    if (known != null) {
      return known;
    }
    if (covers.size() >= MOST) {
      covers.clear();
    }
    byte[] made = made(size, (partX + 0.5) / PARTS, (partY + 0.5) / PARTS);
    covers.put(key, made);
    return made;
  }

  /// Pixels on every side of the one that the middle is in.
  private static int reach(int size) {
    return (size + PARTS - 1) / PARTS;
  }

  private static byte[] made(int size, double middleX, double middleY) {
    int reach = reach(size);
    int side = 2 * reach + 1;
    double radius = (double) size / PARTS;
    byte[] cover = new byte[side * side];
    for (int i = 0; i < cover.length; i++) {
      double dx = i % side - reach + 0.5 - middleX;
      double dy = i / side - reach + 0.5 - middleY;
      double left = Math.max(0, 1 - (dx * dx + dy * dy) / (radius * radius));
      cover[i] = (byte) Math.round(left * left * left * 255);
    }
    return cover;
  }
}
