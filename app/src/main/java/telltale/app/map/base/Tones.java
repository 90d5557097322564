package telltale.app.map.base;

import telltale.app.map.look.Palette;

/// The colours of water and of land across the picture. They change slowly, so they are worked
/// out on the coarse grid of the [Relief] and blended between its points: every pixel on its
/// own would take four times as long.
final class Tones {

  private final Relief relief;
  private final boolean dark;
  private final float[] deep;
  private final float[] shelf;
  private final float[] edge;
  private final float[] inside;
  private final float[] glow;
  private final float[] water;
  private final float[] land;

  Tones(Relief relief, Palette palette) {
    this.relief = relief;
    dark = palette.dark();
    deep = channels(palette.ground().deepWater());
    shelf = channels(palette.ground().shelfWater());
    edge = channels(palette.ground().landEdge());
    inside = channels(palette.ground().land());
    glow = channels(palette.ground().coastGlow());
    water = new float[relief.width() * relief.height() * 3];
    land = new float[water.length];
    float[] colour = new float[3];
    for (int y = 0; y < relief.height(); y++) {
      for (int x = 0; x < relief.width(); x++) {
        int index = (y * relief.width() + x) * 3;
        waterAt(x, y, colour);
        System.arraycopy(colour, 0, water, index, 3);
        landAt(x, y, colour);
        System.arraycopy(colour, 0, land, index, 3);
      }
    }
  }

  /// The water of one row of the full picture: red, green, blue for each column of the grid.
  float[] waterRow(int y) {
    return relief.row(water, 3, y);
  }

  /// The land of one row of the full picture.
  float[] landRow(int y) {
    return relief.row(land, 3, y);
  }

  private void waterAt(int x, int y, float[] colour) {
    System.arraycopy(deep, 0, colour, 0, 3);
    float far = relief.far(x, y);
    if (far > 0.001f) {
      mix(colour, shelf, Math.min(1, far * 1.7f));
      float close = relief.close(x, y);
      mix(colour, glow, close * close * (dark ? 0.9f : 0.75f));
      // The land's shadow falls to the lower right.
      float shadow = Math.max(0, -relief.slope(x, y)) * close;
      scale(colour, 1 - shadow * (dark ? 0.35f : 0.10f));
    }
  }

  private void landAt(int x, int y, float[] colour) {
    System.arraycopy(edge, 0, colour, 0, 3);
    mix(colour, inside, Math.clamp((relief.close(x, y) - 0.45f) * 2.2f, 0, 1));
    scale(colour, 1 + relief.slope(x, y) * (dark ? 0.16f : 0.03f));
  }

  private static void mix(float[] colour, float[] to, float share) {
    for (int i = 0; i < 3; i++) {
      colour[i] += (to[i] - colour[i]) * share;
    }
  }

  private static void scale(float[] colour, float factor) {
    for (int i = 0; i < 3; i++) {
      colour[i] = Math.min(254, colour[i] * factor);
    }
  }

  private static float[] channels(int colour) {
    return new float[] {(colour >> 16) & 0xFF, (colour >> 8) & 0xFF, colour & 0xFF};
  }
}
