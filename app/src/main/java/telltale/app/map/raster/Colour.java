package telltale.app.map.raster;

/// Arithmetic on packed `0xRRGGBB` and `0xFFRRGGBB` colours.
public final class Colour {

  private Colour() {}

  /// Between two colours; 0 gives the first, 1 the second.
  public static int mix(int from, int to, double share) {
    return over(from, to, (int) Math.round(Math.clamp(share, 0, 1) * 256));
  }

  /// A colour laid over another: `cover` runs from 0, nothing, to 256, all. Opaque results.
  static int over(int ground, int ink, int cover) {
    int rb = ground & 0xFF00FF;
    int g = ground & 0x00FF00;
    rb += (((ink & 0xFF00FF) - rb) * cover) >> 8;
    g += (((ink & 0x00FF00) - g) * cover) >> 8;
    return 0xFF000000 | (rb & 0xFF00FF) | (g & 0x00FF00);
  }

  /// Light added to a colour. Each channel approaches white without ever passing it, so crossing
  /// lights do not burn out: what is missing to white shrinks by the light's share.
  static int screen(int ground, int light, int cover) {
    int left = ~ground;
    // Red and blue at once: neither share reaches into the other's bits.
    int rb = ((light & 0xFF00FF) * cover) >>> 8;
    int r = ((left >> 16) & 0xFF) * (256 - (rb >> 16));
    int g = ((left >> 8) & 0xFF) * (256 - ((((light >> 8) & 0xFF) * cover) >> 8));
    int b = (left & 0xFF) * (256 - (rb & 0xFF));
    return ~(((r << 8) & 0xFF0000) | (g & 0xFF00) | (b >> 8));
  }
}
