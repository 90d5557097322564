package telltale.app.map.raster;

/// A shape of one colour, such as a name: its coverage, and a softly widened copy that keeps the
/// ground quiet behind it.
public final class Mask {

  private final byte[] cover;
  private final byte[] halo;
  private final int width;
  private final int height;
  private final int margin;

  private Mask(byte[] cover, byte[] halo, int width, int height, int margin) {
    this.cover = cover;
    this.halo = halo;
    this.width = width;
    this.height = height;
    this.margin = margin;
  }

  /// A mask from the opacity of a picture.
  ///
  /// @param argb pixels, row by row
  /// @param width pixels in a row
  /// @param height rows
  /// @param margin how far the halo reaches, in pixels; the mask grows by it on every side
  public static Mask of(int[] argb, int width, int height, int margin) {
    int w = width + 2 * margin;
    int h = height + 2 * margin;
    byte[] cover = new byte[w * h];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        cover[(y + margin) * w + x + margin] = (byte) (argb[y * width + x] >>> 24);
      }
    }
    return new Mask(cover, widened(cover, w, h, margin), w, h, margin);
  }

  /// Width without the halo's margin, in pixels.
  public int width() {
    return width - 2 * margin;
  }

  /// Height without the halo's margin, in pixels.
  public int height() {
    return height - 2 * margin;
  }

  /// Draws the halo and then the shape.
  ///
  /// @param left where the shape without its margin begins
  /// @param top where the shape without its margin begins
  public void draw(Surface surface, int left, int top, Tint tint) {
    Corner corner = new Corner(left - margin, top - margin);
    lay(surface, halo, corner, tint.haloColour, tint.strength * 0.85);
    lay(surface, cover, corner, tint.colour, tint.strength);
  }

  /// What [#draw] lays over a ground: with its margin all around.
  public Sprite sprite(Tint tint) {
    return Sprite.of(width, height, surface -> draw(surface, margin, margin, tint));
  }

  /// How far it reaches beyond the shape on every side, in pixels.
  public int margin() {
    return margin;
  }

  private void lay(Surface surface, byte[] from, Corner corner, int colour, double strength) {
    int share = (int) (strength * 257);
    int x0 = Math.max(0, corner.left);
    int x1 = Math.min(surface.width(), corner.left + width);
    int y0 = Math.max(0, corner.top);
    int y1 = Math.min(surface.height(), corner.top + height);
    int[] pixels = surface.pixels();
    for (int y = y0; y < y1; y++) {
      int source = (y - corner.top) * width - corner.left;
      for (int x = x0; x < x1; x++) {
        int value = from[source + x] & 0xFF;
        if (value != 0) {
          int index = y * surface.width() + x;
          pixels[index] = Colour.over(pixels[index], colour, (value * share) >> 8);
        }
      }
    }
  }

  private static byte[] widened(byte[] cover, int width, int height, int margin) {
    float[] plane = new float[width * height];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = (cover[i] & 0xFF) / 255f;
    }
    Blur.box(plane, width, height, Math.max(1, margin / 2));
    byte[] halo = new byte[plane.length];
    for (int i = 0; i < plane.length; i++) {
      halo[i] = (byte) Math.round(Math.min(1, plane[i] * 2.6f) * 255);
    }
    return halo;
  }

  /// How a mask is coloured.
  ///
  /// @param colour of the shape
  /// @param haloColour of its halo
  /// @param strength 0 to 1
  public record Tint(int colour, int haloColour, double strength) {}

  private record Corner(int left, int top) {}
}
