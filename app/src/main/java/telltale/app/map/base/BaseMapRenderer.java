package telltale.app.map.base;

import telltale.app.map.geometry.Viewport;
import telltale.app.map.look.Palette;
import telltale.app.map.raster.HairLines;
import telltale.app.map.raster.Planes;
import telltale.app.map.raster.Surface;
import telltale.geodata.World;

/// Renders the ground. May be used from any one thread at a time.
public final class BaseMapRenderer {

  private static final int LAND = 0;
  private static final int COASTS = 1;
  private static final int BORDERS = 2;
  private static final int GRATICULE = 3;

  private final WorldShapes world;

  /// Prepares the outlines; takes a few milliseconds.
  public BaseMapRenderer(World world) {
    this.world = new WorldShapes(world);
  }

  /// Renders one picture.
  public BaseMap render(BaseMap.Wanted wanted) {
    Viewport view = wanted.viewport();
    return render(wanted, new Surface(view.width(), view.height()));
  }

  /// Renders one picture onto one of its size that nobody shows any more.
  public BaseMap render(BaseMap.Wanted wanted, Surface surface) {
    Viewport view = wanted.viewport();
    Planes planes = new Planes(surface);
    LandMask land = new LandMask(world, view, planes, LAND);
    Relief relief = new Relief(land, view.width(), view.height(), wanted.pixelRatio());
    Tones tones = new Tones(relief, wanted.palette());
    Drawing drawing = new Drawing(view, wanted.pixelRatio());
    drawing.outlines(new HairLines(planes, COASTS), world.coasts(), 1);
    drawing.outlines(new HairLines(planes, BORDERS), world.borders(), 0.85);
    drawing.graticule(new HairLines(planes, GRATICULE));
    Pen pen = new Pen(wanted.palette().lines(), relief);
    for (int y = 0; y < view.height(); y++) {
      tones.go(y);
      pen.row(tones.water(), tones.land());
      for (int x = 0; x < view.width(); x++) {
        int index = y * view.width() + x;
        int cover = planes.at(index);
        pen.ground(x, Planes.value(cover, LAND));
        pen.lines(cover);
        surface.pixels()[index] = pen.pixel(x, y);
      }
    }
    return new BaseMap(wanted, surface);
  }

  /// The colour of one pixel at a time, in floating point until the end: whole steps of such
  /// quiet colours would show as bands.
  private static final class Pen {

    private final Palette.Lines lines;
    private final int step;
    private final float end;
    private float[] water = {};
    private float[] land = {};
    private float r;
    private float g;
    private float b;

    Pen(Palette.Lines lines, Relief relief) {
      this.lines = lines;
      step = relief.step();
      end = relief.width() - 1.001f;
    }

    void row(float[] newWater, float[] newLand) {
      water = newWater;
      land = newLand;
    }

    void ground(int x, int landShare) {
      float at = Math.clamp((x - (step - 1) * 0.5f) / step, 0, end);
      int column = (int) at;
      float across = at - column;
      if (landShare == 0) {
        take(water, column * 3, across);
        return;
      }
      take(land, column * 3, across);
      if (landShare < 255) {
        float landR = r;
        float landG = g;
        float landB = b;
        float share = landShare / 255f;
        take(water, column * 3, across);
        r += (landR - r) * share;
        g += (landG - g) * share;
        b += (landB - b) * share;
      }
    }

    void lines(int cover) {
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

    int pixel(int x, int y) {
      // A fixed pattern of less than one step of brightness hides the bands of smooth gradients.
      int hash = x * 0x9E3779B1 ^ y * 0x85EBCA6B;
      hash = (hash ^ (hash >>> 15)) * 0x2C1B3C6D;
      float noise = (hash >>> 24) / 256f;
      return 0xFF000000 | (int) (r + noise) << 16 | (int) (g + noise) << 8 | (int) (b + noise);
    }

    private void take(float[] row, int index, float across) {
      r = row[index] + (row[index + 3] - row[index]) * across;
      g = row[index + 1] + (row[index + 4] - row[index + 1]) * across;
      b = row[index + 2] + (row[index + 5] - row[index + 2]) * across;
    }

    private void mix(int colour, int cover, float strength) {
      float share = cover * strength / 255;
      r += (((colour >> 16) & 0xFF) - r) * share;
      g += (((colour >> 8) & 0xFF) - g) * share;
      b += ((colour & 0xFF) - b) * share;
    }
  }
}
