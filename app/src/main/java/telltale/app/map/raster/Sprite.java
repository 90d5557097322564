package telltale.app.map.raster;

import java.util.function.Consumer;

/// A small picture with an opacity of its own: painted once, and laid over as many frames as
/// there are. Immutable.
public final class Sprite {

  /// Painted on black, which makes them premultiplied; the alpha is what white shone through.
  private final int[] pixels;

  private final int width;
  private final int height;

  private Sprite(int[] pixels, int width, int height) {
    this.pixels = pixels;
    this.width = width;
    this.height = height;
  }

  /// What `paint` lays over a ground. Called twice; may only lay over, not add light.
  public static Sprite of(int width, int height, Consumer<Surface> paint) {
    Surface black = new Surface(width, height);
    black.clear(0);
    paint.accept(black);
    Surface white = new Surface(width, height);
    white.clear(0xFFFFFF);
    paint.accept(white);
    int[] pixels = black.pixels();
    for (int i = 0; i < pixels.length; i++) {
      int through = ((white.pixels()[i] >> 8) & 0xFF) - ((pixels[i] >> 8) & 0xFF);
      pixels[i] = ((255 - Math.clamp(through, 0, 255)) << 24) | (pixels[i] & 0xFFFFFF);
    }
    return new Sprite(pixels, width, height);
  }

  /// Pixels in a row.
  public int width() {
    return width;
  }

  /// One pixel, premultiplied.
  int at(int x, int y) {
    return pixels[y * width + x];
  }

  /// Rows.
  public int height() {
    return height;
  }

  /// A premultiplied pixel over an opaque one. Two channels at a time; an alpha of 255 counts as
  /// 256, so that opaque hides all.
  static int over(int ground, int pixel) {
    return 0xFF000000 | (through(ground, pixel >>> 24) + (pixel & 0xFFFFFF));
  }

  /// A premultiplied pixel over another one.
  static int both(int lower, int upper) {
    int alpha = upper >>> 24;
    int below = ((lower >>> 24) * (256 - alpha - (alpha >> 7))) >>> 8;
    return ((alpha + below) << 24) | (through(lower, alpha) + (upper & 0xFFFFFF));
  }

  private static int through(int ground, int alpha) {
    int left = 256 - alpha - (alpha >> 7);
    int redBlue = (((ground & 0xFF00FF) * left) >>> 8) & 0xFF00FF;
    int green = (((ground & 0xFF00) * left) >>> 8) & 0xFF00;
    return redBlue + green;
  }
}
