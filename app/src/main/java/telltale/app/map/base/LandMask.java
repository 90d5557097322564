package telltale.app.map.base;

import telltale.app.map.geometry.Viewport;
import telltale.app.map.raster.AreaFill;
import telltale.app.map.raster.Planes;

/// Which share of each pixel is land, 0 to 255, in the first of four planes.
final class LandMask {

  private static final int BAND = 128;

  private final Planes planes;

  LandMask(WorldShapes world, Viewport view, Planes planes) {
    this.planes = planes;
    AreaFill fill = new AreaFill(view.width(), BAND);
    for (int top = 0; top < view.height(); top += BAND) {
      fill.clear();
      for (WorldShapes.Shape ring : world.rings()) {
        addRing(fill, ring, view, top);
      }
      for (int y = top; y < Math.min(top + BAND, view.height()); y++) {
        planes.begin(y, fill, y - top);
      }
    }
  }

  /// Land share of a pixel, 0 to 255.
  int at(int index) {
    return Planes.value(planes.at(index), Pen.LAND);
  }

  private static void addRing(AreaFill fill, WorldShapes.Shape ring, Viewport view, int top) {
    if (view.screenY(ring.bottom()) < top || view.screenY(ring.top()) > top + BAND) {
      return;
    }
    for (int copy : WorldShapes.copies(ring, view)) {
      float[] points = ring.points();
      int last = points.length - 2;
      double x0 = view.screenX(points[last] + copy);
      double y0 = view.screenY(points[last + 1]) - top;
      for (int i = 0; i <= last; i += 2) {
        double x1 = view.screenX(points[i] + copy);
        double y1 = view.screenY(points[i + 1]) - top;
        fill.edge(x0, y0, x1, y1);
        x0 = x1;
        y0 = y1;
      }
    }
  }
}
