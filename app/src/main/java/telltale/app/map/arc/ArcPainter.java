package telltale.app.map.arc;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import telltale.app.map.load.PlaceKey;
import telltale.app.map.raster.Surface;

/// Paints an [ArcField] in two layers: what looks the same from frame to frame, painted once and
/// kept, and what moves, painted on a fresh copy of the first for every frame.
public final class ArcPainter {

  private final ArcField field;

  /// Paints that field.
  public ArcPainter(ArcField field) {
    this.field = field;
  }

  /// Paints lines and end points.
  ///
  /// @param covered where something else marks the end point
  public void paintStill(ArcScene scene, Surface surface, Set<PlaceKey> covered) {
    LinePainter lines = new LinePainter(scene, surface, field.size());
    List<Arc> settled =
        field.arcs().stream().filter(Arc::settled).sorted(fromQuietToChosen(scene)).toList();
    settled.forEach(lines::paint);
    if (scene.stillness()) {
      CometPainter comets = new CometPainter(scene, surface);
      settled.forEach(comets::paintStill);
    }
    EndPainter ends = new EndPainter(scene, surface);
    settled.stream()
        .filter(arc -> hasOwnEnd(arc, covered))
        .forEach(arc -> ends.paint(arc, lines.colour(arc)));
  }

  /// Paints the mark of this machine.
  public void paintHome(ArcScene scene, Surface surface) {
    new EndPainter(scene, surface).paintHome(field);
  }

  /// Paints comets, flashes, and arcs that come or go.
  ///
  /// @param covered where something else marks the end point
  public void paintMoving(ArcScene scene, Surface surface, Set<PlaceKey> covered) {
    LinePainter lines = new LinePainter(scene, surface, field.size());
    EndPainter ends = new EndPainter(scene, surface);
    CometPainter comets = new CometPainter(scene, surface);
    for (Arc arc : field.arcs()) {
      if (!arc.settled()) {
        lines.paint(arc);
        lines.paintFlash(arc);
      }
    }
    field.arcs().forEach(comets::paint);
    for (Arc arc : field.arcs()) {
      if (!arc.settled()) {
        if (hasOwnEnd(arc, covered)) {
          ends.paint(arc, lines.colour(arc));
        }
        ends.paintFlash(arc, lines.colour(arc));
      }
    }
  }

  private static boolean hasOwnEnd(Arc arc, Set<PlaceKey> covered) {
    return !arc.docked() && !covered.contains(arc.load().key());
  }

  private static Comparator<Arc> fromQuietToChosen(ArcScene scene) {
    return Comparator.<Arc>comparingDouble(
            arc -> scene.selected(arc) ? 3 : scene.hovered(arc) ? 2 : arc.level())
        .thenComparing(arc -> !arc.idle());
  }
}
