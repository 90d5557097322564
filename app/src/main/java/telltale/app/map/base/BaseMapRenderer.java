package telltale.app.map.base;

import telltale.app.map.geometry.Viewport;
import telltale.app.map.look.Palette;
import telltale.app.map.raster.HairLines;
import telltale.app.map.raster.Surface;
import telltale.geodata.World;

/// Renders the ground. May be used from any one thread at a time.
public final class BaseMapRenderer {

  private final WorldShapes world;

  /// Prepares the outlines; takes a few milliseconds.
  public BaseMapRenderer(World world) {
    this.world = new WorldShapes(world);
  }

  /// Renders one picture.
  public BaseMap render(BaseMap.Wanted wanted) {
    Viewport view = wanted.viewport();
    Surface surface = new Surface(view.width(), view.height());
    LandMask land = new LandMask(world, view);
    Drawing drawing = new Drawing(view, wanted.pixelRatio());
    Sheet sheet =
        new Sheet(
            land,
            new Relief(land, view.width(), view.height(), wanted.pixelRatio()),
            drawing.outlines(world.coasts(), 1),
            drawing.outlines(world.borders(), 0.85),
            drawing.graticule());
    Shading shading = new Shading(wanted.palette());
    for (int y = 0; y < view.height(); y++) {
      compose(surface, sheet, shading, y);
    }
    return new BaseMap(wanted, surface);
  }

  private static void compose(Surface surface, Sheet sheet, Shading shading, int y) {
    int width = surface.width();
    Relief.Row relief = sheet.relief.row(y);
    for (int x = 0; x < width; x++) {
      int index = y * width + x;
      int land = sheet.land.at(index);
      shading.begin();
      if (land < 255) {
        shading.water(relief, x);
      }
      if (land > 0) {
        shading.land(relief, x, land / 255f);
      }
      shading.line(shading.lines().graticule(), sheet.graticule.at(index), shading.faint(land));
      if (land > 0) {
        shading.line(shading.lines().border(), sheet.borders.at(index), 0.85f);
      }
      shading.line(shading.lines().coast(), sheet.coasts.at(index), 0.75f);
      surface.pixels()[index] = shading.pixel(x, y);
    }
  }

  private record Sheet(
      LandMask land, Relief relief, HairLines coasts, HairLines borders, HairLines graticule) {}

  /// The colour of one pixel at a time, in floating point until the end: whole steps of such
  /// quiet colours would show as bands.
  private static final class Shading {

    private final Palette palette;
    private final float[] deep;
    private final float[] shelf;
    private final float[] edge;
    private final float[] inside;
    private final float[] glow;
    private float r;
    private float g;
    private float b;

    Shading(Palette palette) {
      this.palette = palette;
      deep = channels(palette.ground().deepWater());
      shelf = channels(palette.ground().shelfWater());
      edge = channels(palette.ground().landEdge());
      inside = channels(palette.ground().land());
      glow = channels(palette.ground().coastGlow());
    }

    Palette.Lines lines() {
      return palette.lines();
    }

    void begin() {
      r = deep[0];
      g = deep[1];
      b = deep[2];
    }

    void water(Relief.Row relief, int x) {
      float far = relief.far(x);
      if (far <= 0.001f) {
        return;
      }
      mix(shelf, Math.min(1, far * 1.7f));
      float close = relief.close(x);
      mix(glow, close * close * (palette.dark() ? 0.9f : 0.75f));
      // The land's shadow falls to the lower right.
      float shadow = Math.max(0, -relief.slope(x)) * close;
      scale(1 - shadow * (palette.dark() ? 0.35f : 0.10f));
    }

    void land(Relief.Row relief, int x, float share) {
      float waterR = r;
      float waterG = g;
      float waterB = b;
      float depth = Math.clamp((relief.close(x) - 0.45f) * 2.2f, 0, 1);
      r = edge[0];
      g = edge[1];
      b = edge[2];
      mix(inside, depth);
      scale(1 + relief.slope(x) * (palette.dark() ? 0.16f : 0.03f));
      r = waterR + (r - waterR) * share;
      g = waterG + (g - waterG) * share;
      b = waterB + (b - waterB) * share;
    }

    void line(int colour, int cover, float strength) {
      if (cover > 0) {
        float share = cover * strength / 255;
        r += (((colour >> 16) & 0xFF) - r) * share;
        g += (((colour >> 8) & 0xFF) - g) * share;
        b += ((colour & 0xFF) - b) * share;
      }
    }

    /// The graticule is there to be felt, more on water than on land.
    float faint(int land) {
      return land > 127 ? 0.035f : 0.075f;
    }

    int pixel(int x, int y) {
      // A fixed pattern of less than one step of brightness hides the bands of smooth gradients.
      int hash = x * 0x9E3779B1 ^ y * 0x85EBCA6B;
      hash = (hash ^ (hash >>> 15)) * 0x2C1B3C6D;
      float noise = ((hash >>> 20) & 0xFF) / 256f;
      return 0xFF000000 | channel(r, noise) << 16 | channel(g, noise) << 8 | channel(b, noise);
    }

    private void mix(float[] to, float share) {
      r += (to[0] - r) * share;
      g += (to[1] - g) * share;
      b += (to[2] - b) * share;
    }

    private void scale(float factor) {
      r *= factor;
      g *= factor;
      b *= factor;
    }

    private static int channel(float value, float noise) {
      return Math.clamp((int) (value + noise), 0, 255);
    }

    private static float[] channels(int colour) {
      return new float[] {(colour >> 16) & 0xFF, (colour >> 8) & 0xFF, colour & 0xFF};
    }
  }
}
