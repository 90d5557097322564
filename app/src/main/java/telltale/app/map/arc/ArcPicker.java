package telltale.app.map.arc;

import java.util.Optional;
import telltale.app.map.geometry.Viewport;
import telltale.app.map.load.ArcLoad;

/// Finds the arc that the user means.
public final class ArcPicker {

  private final ArcField field;
  private final Polyline line = new Polyline();

  /// Picks from that field.
  public ArcPicker(ArcField field) {
    this.field = field;
  }

  /// The arc whose end point, or else whose line, is nearest to a pixel, if it is near enough.
  ///
  /// @param view in the same pixels as x, y and reach
  /// @param reach how far off the user may point
  public Optional<ArcLoad> at(Viewport view, double x, double y, double reach) {
    Arc best = null;
    double nearest = reach;
    for (Arc arc : field.arcs()) {
      double distance = distance(arc, view, x, y);
      // End points come before lines: every line near one leads past it.
      if (distance < nearest) {
        nearest = distance;
        best = arc;
      }
    }
    return Optional.ofNullable(best).map(Arc::load);
  }

  private double distance(Arc arc, Viewport view, double x, double y) {
    line.project(arc.path(), view);
    int last = line.size() - 1;
    double world = view.worldSize();
    double toEnd = Math.hypot(wrapped(line.x(last) - x, world), line.y(last) - y);
    // Half of the way to an end point counts, and less than its own radius counts as nothing.
    double nearest = Math.max(0, toEnd - EndPainter.radius(arc)) * 0.5;
    for (int copy = line.firstCopy(view, 0); copy <= line.lastCopy(view, 0); copy++) {
      for (int i = 0; i < last; i++) {
        nearest = Math.min(nearest, toSegment(i, x - copy * world, y) + 0.5);
      }
    }
    return nearest;
  }

  private double toSegment(int index, double x, double y) {
    double dx = line.x(index + 1) - line.x(index);
    double dy = line.y(index + 1) - line.y(index);
    double px = x - line.x(index);
    double py = y - line.y(index);
    double square = dx * dx + dy * dy;
    double t = square == 0 ? 0 : Math.clamp((px * dx + py * dy) / square, 0, 1);
    return Math.hypot(px - t * dx, py - t * dy);
  }

  private static double wrapped(double distance, double world) {
    return distance - Math.rint(distance / world) * world;
  }
}
