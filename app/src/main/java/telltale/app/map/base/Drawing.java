package telltale.app.map.base;

import java.util.List;
import telltale.app.map.geometry.Mercator;
import telltale.app.map.geometry.Viewport;
import telltale.app.map.raster.HairLines;

/// Draws the line work of one picture: coasts, borders and graticule as coverage.
final class Drawing {

  private static final double[] STEPS = {30, 15, 10, 5, 2, 1};

  private final Viewport view;
  private final double pixelRatio;

  Drawing(Viewport view, double pixelRatio) {
    this.view = view;
    this.pixelRatio = pixelRatio;
  }

  void outlines(HairLines lines, List<WorldShapes.Shape> shapes) {
    for (WorldShapes.Shape shape : shapes) {
      for (int copy : WorldShapes.copies(shape, view)) {
        outline(lines, shape.points(), copy);
      }
    }
  }

  void graticule(HairLines lines) {
    double step = graticuleStep();
    double west = view.worldX(0);
    double east = view.worldX(view.width());
    double stride = step / 360;
    for (double x = Math.ceil(west / stride) * stride; x <= east; x += stride) {
      lines.upright(crisp(view.screenX(x)));
    }
    for (double latitude = -90 + step; latitude < 90; latitude += step) {
      double at = crisp(view.screenY(Mercator.y(latitude)));
      if (at > 0 && at < view.height()) {
        lines.level(at);
      }
    }
  }

  /// Degrees between two lines: the finest that leaves room between them.
  private double graticuleStep() {
    double step = STEPS[0];
    for (double candidate : STEPS) {
      if (candidate / 360 * view.worldSize() >= 74 * pixelRatio) {
        step = candidate;
      }
    }
    return step;
  }

  /// The middle of a pixel: an upright line between two pixels would be pale and two wide.
  private static double crisp(double at) {
    return Math.floor(at) + 0.5;
  }

  /// Points that fall into the pixel of the one before are left out: far away, most do.
  private void outline(HairLines lines, float[] points, int copy) {
    double x0 = view.screenX(points[0] + copy);
    double y0 = view.screenY(points[1]);
    int last = points.length - 2;
    for (int i = 2; i <= last; i += 2) {
      double x1 = view.screenX(points[i] + copy);
      double y1 = view.screenY(points[i + 1]);
      if (i == last || Math.abs(x1 - x0) + Math.abs(y1 - y0) > 0.8) {
        lines.line(x0, y0, x1, y1);
        x0 = x1;
        y0 = y1;
      }
    }
  }
}
