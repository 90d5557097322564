package telltale.app.map.base;

import telltale.app.map.raster.Blur;

/// How near the coast is, at two ranges, from a blurred and coarser copy of the land: the close
/// one models the edge of the land, the far one the shelf under the water.
final class Relief {

  private final int step;
  private final int width;
  private final int height;
  private final float[] close;
  private final float[] far;

  Relief(LandMask land, int fullWidth, int fullHeight, double pixelRatio) {
    step = (int) Math.max(2, Math.round(2.5 * pixelRatio));
    width = (fullWidth + step - 1) / step + 1;
    height = (fullHeight + step - 1) / step + 1;
    close = shrink(land, fullWidth, fullHeight);
    Blur.box(close, width, height, Math.max(1, (int) Math.round(2.2 * pixelRatio / step * 1.4)));
    far = close.clone();
    Blur.box(far, width, height, Math.max(2, (int) Math.round(17 * pixelRatio / step)));
  }

  /// Pixels of the full picture from one point of the grid to the next.
  int step() {
    return step;
  }

  /// Points in a row of the grid.
  int width() {
    return width;
  }

  /// Rows of the grid.
  int height() {
    return height;
  }

  /// Nearness of land a few pixels around, 0 to 1; a half on a straight coast.
  float close(int x, int y) {
    return close[y * width + x];
  }

  /// Nearness of land some tens of pixels around, 0 to 1.
  float far(int x, int y) {
    return far[y * width + x];
  }

  /// Light from the upper left on a land that stands out of the water: positive on slopes that
  /// face it.
  float slope(int x, int y) {
    int left = Math.max(0, x - 1);
    int right = Math.min(width - 1, x + 1);
    return close(right, Math.min(height - 1, y + 1)) - close(left, Math.max(0, y - 1));
  }

  /// Which row of the grid a row of the full picture lies on, or how far below it.
  float row(int y) {
    return Math.clamp((y - (step - 1) * 0.5f) / step, 0, height - 1);
  }

  private float[] shrink(LandMask land, int fullWidth, int fullHeight) {
    float[] plane = new float[width * height];
    for (int y = 0; y < height; y++) {
      int sourceY = Math.min(y * step, fullHeight - 1);
      for (int x = 0; x < width; x++) {
        int sum = 0;
        for (int i = 0; i < step; i++) {
          int sy = Math.min(sourceY + i, fullHeight - 1);
          sum += land.at(sy * fullWidth + Math.min(x * step + i, fullWidth - 1));
        }
        plane[y * width + x] = sum / (255f * step);
      }
    }
    return plane;
  }
}
