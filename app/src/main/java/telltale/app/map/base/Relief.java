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

  /// Values for one row of the full picture.
  Row row(int y) {
    float[] closeRow = between(close, y);
    float[] farRow = between(far, y);
    int shift = 1;
    float[] above = between(close, y - shift * step);
    float[] below = between(close, y + shift * step);
    return new Row(step, closeRow, farRow, above, below);
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

  private float[] between(float[] plane, int y) {
    float at = Math.clamp((float) (y - step / 2) / step, 0, height - 1);
    int upper = (int) at;
    int lower = Math.min(upper + 1, height - 1);
    float share = at - upper;
    float[] row = new float[width];
    for (int x = 0; x < width; x++) {
      float a = plane[upper * width + x];
      row[x] = a + (plane[lower * width + x] - a) * share;
    }
    return row;
  }

  /// One row of the full picture.
  static final class Row {

    private final int step;
    private final float[] close;
    private final float[] far;
    private final float[] above;
    private final float[] below;

    Row(int step, float[] close, float[] far, float[] above, float[] below) {
      this.step = step;
      this.close = close;
      this.far = far;
      this.above = above;
      this.below = below;
    }

    /// Nearness of land a few pixels around, 0 to 1; a half on a straight coast.
    float close(int x) {
      return sample(close, x);
    }

    /// Nearness of land some tens of pixels around, 0 to 1.
    float far(int x) {
      return sample(far, x);
    }

    /// Light from the upper left on a land that stands out of the water: positive on slopes that
    /// face it.
    float slope(int x) {
      return sample(below, x + step) - sample(above, x - step);
    }

    private float sample(float[] row, int x) {
      float at = Math.clamp((float) (x - step / 2) / step, 0, row.length - 1.001f);
      int left = (int) at;
      return row[left] + (row[left + 1] - row[left]) * (at - left);
    }
  }
}
