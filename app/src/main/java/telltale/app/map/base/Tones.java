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
  private final Rows water;
  private final Rows land;

  Tones(Relief relief, Palette palette) {
    this.relief = relief;
    dark = palette.dark();
    deep = channels(palette.ground().deepWater());
    shelf = channels(palette.ground().shelfWater());
    edge = channels(palette.ground().landEdge());
    inside = channels(palette.ground().land());
    glow = channels(palette.ground().coastGlow());
    water = new Rows(this::waterAt);
    land = new Rows(this::landAt);
  }

  /// Goes on to a row of the full picture.
  void go(int y) {
    float at = relief.row(y);
    water.go(at);
    land.go(at);
  }

  /// The water of that row: [Channels] for each column of the grid.
  long[] water() {
    return water.blended;
  }

  /// The land of that row.
  long[] land() {
    return land.blended;
  }

  /// The colour of one point of the grid.
  private interface Colouring {
    void at(int x, int y, float[] colour);
  }

  /// Two rows of the grid, and one between them.
  private final class Rows {

    private final Colouring colouring;
    private final long[][] rows = new long[2][relief.width()];
    private final int[] held = {-1, -1};
    private final long[] blended = new long[relief.width()];
    private final float[] colour = new float[3];

    Rows(Colouring colouring) {
      this.colouring = colouring;
    }

    void go(float at) {
      int upper = (int) at;
      long[] a = row(upper);
      long[] b = row(Math.min(upper + 1, relief.height() - 1));
      int share = Math.round((at - upper) * Channels.WHOLE);
      for (int i = 0; i < blended.length; i++) {
        blended[i] = Channels.blend(a[i], b[i], share);
      }
    }

    private long[] row(int y) {
      long[] row = rows[y & 1];
      if (held[y & 1] != y) {
        held[y & 1] = y;
        for (int x = 0; x < relief.width(); x++) {
          colouring.at(x, y, colour);
          row[x] = Channels.of(colour);
        }
      }
      return row;
    }
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
    float close = relief.close(x, y);
    if (close > 0.001f) {
      mix(colour, inside, Math.clamp((close - 0.45f) * 2.2f, 0, 1));
      scale(colour, 1 + relief.slope(x, y) * (dark ? 0.16f : 0.03f));
    }
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
