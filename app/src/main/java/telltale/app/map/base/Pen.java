package telltale.app.map.base;

import telltale.app.map.look.Palette;
import telltale.app.map.raster.Planes;
import telltale.app.map.raster.Surface;

/// Colours the ground pixel by pixel, in 256ths of a step of brightness until the end: whole steps
/// of such quiet colours would show as bands.
final class Pen {

  static final int LAND = 0;
  static final int COASTS = 1;
  static final int BORDERS = 2;
  static final int GRATICULE = 3;

  private static final int ONE = 256;
  private static final int ONLY_LAND = 255;

  /// The pattern that hides bands repeats after so many pixels, a power of two.
  private static final int GRAIN = 128;

  private final Palette.Lines lines;
  private final int[] columns;
  private final int[] shares;
  private final byte[] grain = grain();
  private int r;
  private int g;
  private int b;

  /// For pictures of that width.
  Pen(Palette.Lines lines, Relief relief, int width) {
    this.lines = lines;
    columns = new int[width];
    shares = new int[width];
    for (int x = 0; x < width; x++) {
      float end = relief.width() - 1.001f;
      float at = Math.clamp((x - (relief.step() - 1) * 0.5f) / relief.step(), 0, end);
      columns[x] = 3 * (int) at;
      shares[x] = (int) ((at - (int) at) * ONE);
    }
  }

  /// A fixed pattern of less than one step of brightness.
  private static byte[] grain() {
    byte[] grain = new byte[GRAIN * GRAIN];
    for (int i = 0; i < grain.length; i++) {
      int hash = (i % GRAIN) * 0x9E3779B1 ^ (i / GRAIN) * 0x85EBCA6B;
      hash = (hash ^ (hash >>> 15)) * 0x2C1B3C6D;
      grain[i] = (byte) (hash >>> 24);
    }
    return grain;
  }

  /// Colours a row, whose coverage stands in the same pixels.
  void row(int y, Tones tones, Planes planes, Surface surface) {
    int[] pixels = surface.pixels();
    int width = surface.width();
    int[] water = tones.water();
    int[] land = tones.land();
    int grainRow = (y & (GRAIN - 1)) * GRAIN;
    for (int x = 0, index = y * width; x < width; x++, index++) {
      int cover = planes.at(index);
      int column = columns[x];
      int share = shares[x];
      int noise = grain[grainRow + (x & (GRAIN - 1))] & 0xFF;
      if (cover == 0) {
        pixels[index] = pixel(water, column, share, noise);
      } else if (cover == ONLY_LAND) {
        pixels[index] = pixel(land, column, share, noise);
      } else {
        shore(water, land, column, share, Planes.value(cover, LAND));
        lines(cover);
        pixels[index] =
            0xFF000000
                | (((r + noise) & 0xFF00) << 8)
                | ((g + noise) & 0xFF00)
                | ((b + noise) >> 8);
      }
    }
  }

  /// Where there is nothing but water or land, which is nearly everywhere.
  private static int pixel(int[] row, int index, int across, int noise) {
    int red = row[index] + (((row[index + 3] - row[index]) * across) >> 8) + noise;
    int green = row[index + 1] + (((row[index + 4] - row[index + 1]) * across) >> 8) + noise;
    int blue = row[index + 2] + (((row[index + 5] - row[index + 2]) * across) >> 8) + noise;
    return 0xFF000000 | ((red & 0xFF00) << 8) | (green & 0xFF00) | (blue >> 8);
  }

  private void shore(int[] water, int[] land, int column, int share, int landShare) {
    take(land, column, share);
    if (landShare < ONLY_LAND) {
      int landR = r;
      int landG = g;
      int landB = b;
      take(water, column, share);
      r += (landR - r) * landShare / ONLY_LAND;
      g += (landG - g) * landShare / ONLY_LAND;
      b += (landB - b) * landShare / ONLY_LAND;
    }
  }

  private void lines(int cover) {
    int graticule = Planes.value(cover, GRATICULE);
    // There to be felt, more on water than on land.
    boolean dry = Planes.value(cover, LAND) > 127;
    if (graticule > 0) {
      mix(lines.graticule(), graticule, dry ? 0.035f : 0.075f);
    }
    int border = Planes.value(cover, BORDERS);
    if (border > 0) {
      mix(lines.border(), border, 0.85f);
    }
    int coast = Planes.value(cover, COASTS);
    if (coast > 0) {
      mix(lines.coast(), coast, 0.75f);
    }
  }

  private void take(int[] row, int index, int across) {
    r = row[index] + (((row[index + 3] - row[index]) * across) >> 8);
    g = row[index + 1] + (((row[index + 4] - row[index + 1]) * across) >> 8);
    b = row[index + 2] + (((row[index + 5] - row[index + 2]) * across) >> 8);
  }

  private void mix(int colour, int cover, float strength) {
    float share = cover * strength / 255;
    r += (int) (((((colour >> 16) & 0xFF) << 8) - r) * share);
    g += (int) (((((colour >> 8) & 0xFF) << 8) - g) * share);
    b += (int) ((((colour & 0xFF) << 8) - b) * share);
  }
}
