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

  private static final int ONLY_LAND = 255;

  /// The pattern that hides bands repeats after so many pixels, a power of two.
  private static final int GRAIN = 128;

  private final Palette.Lines lines;
  private final int[] columns;
  private final int[] shares;
  private final byte[] grain = grain();

  /// The grain of the row, in 256ths of a step.
  private final byte[] light = new byte[GRAIN];

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
      columns[x] = (int) at;
      shares[x] = Math.round((at - (int) at) * Channels.WHOLE);
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
    long[] water = tones.water();
    long[] land = tones.land();
    int width = surface.width();
    int start = y * width;
    System.arraycopy(grain, (y & (GRAIN - 1)) * GRAIN, light, 0, GRAIN);
    for (int x = 0, end; x < width; x = end) {
      int cover = planes.at(start + x);
      end = x + 1;
      if (cover == 0 || cover == ONLY_LAND) {
        while (end < width && planes.at(start + end) == cover) {
          end++;
        }
        ground(cover == 0 ? water : land, surface.pixels(), start, x, end);
      } else {
        shore(water, land, x, Planes.value(cover, LAND));
        lines(cover);
        surface.pixels()[start + x] = pixel(light(x));
      }
    }
  }

  /// Where there is nothing but water or land, which is nearly everywhere.
  private void ground(long[] row, int[] pixels, int start, int from, int to) {
    for (int x = from; x < to; x++) {
      int column = columns[x];
      pixels[start + x] = Channels.pixel(row[column], row[column + 1], shares[x], light(x));
    }
  }

  private int light(int x) {
    return light[x & (GRAIN - 1)] & 0xFF;
  }

  private int pixel(int more) {
    return 0xFF000000 | (((r + more) & 0xFF00) << 8) | ((g + more) & 0xFF00) | ((b + more) >> 8);
  }

  private void shore(long[] water, long[] land, int x, int landShare) {
    take(land, x);
    if (landShare < ONLY_LAND) {
      int landR = r;
      int landG = g;
      int landB = b;
      take(water, x);
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

  private void take(long[] row, int x) {
    int column = columns[x];
    long colour = Channels.blend(row[column], row[column + 1], shares[x]);
    r = Channels.red(colour);
    g = Channels.green(colour);
    b = Channels.blue(colour);
  }

  private void mix(int colour, int cover, float strength) {
    float share = cover * strength / 255;
    r += (int) (((((colour >> 16) & 0xFF) << 8) - r) * share);
    g += (int) (((((colour >> 8) & 0xFF) << 8) - g) * share);
    b += (int) ((((colour & 0xFF) << 8) - b) * share);
  }
}
