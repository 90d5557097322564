package telltale.app.map.arc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import telltale.app.map.load.PlaceKey;
import telltale.app.map.raster.Lid;
import telltale.app.map.raster.Patches;
import telltale.app.map.raster.Surface;

/// Paints an [ArcField] in two layers: what looks the same from frame to frame, painted once and
/// kept, and what moves, painted on a fresh copy of the first for every frame.
public final class ArcPainter {

  /// How far the light of a line reaches from its middle, in logical pixels.
  private static final double LINE_REACH = 10;

  private final ArcField field;
  private final Polyline line = new Polyline();
  private final CometPainter comets = new CometPainter();
  // Of thousands of arcs few: looking for them again would take longer than painting them.
  private final List<Arc> unsettled = new ArrayList<>();

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
        field.arcs().stream()
            .filter(Arc::settled)
            .map(arc -> new Ranked(arc, rank(arc, scene)))
            .sorted(Comparator.comparingDouble(Ranked::rank))
            .map(Ranked::arc)
            .toList();
    settled.forEach(lines::paint);
    if (scene.stillness()) {
      comets.clear();
      settled.forEach(arc -> comets.gatherStill(arc, scene));
      comets.paint(scene, surface);
      comets.clear();
    }
    EndPainter ends = new EndPainter(scene, surface);
    settled.forEach(arc -> ends.paintHaze(arc, lines.colour(arc)));
    settled.stream()
        .filter(arc -> hasOwnEnd(arc, covered))
        .forEach(arc -> ends.paint(arc, lines.colour(arc)));
  }

  /// What the mark of this machine looks like, and where.
  public void placeHome(ArcScene scene, Lid lid) {
    EndPainter.placeHome(field, scene, lid);
  }

  /// Gathers comets, flashes, and arcs that come or go, for [#paintMoving]; marks where they are.
  public void gather(ArcScene scene, Patches patches) {
    comets.clear();
    unsettled.clear();
    for (Arc arc : field.arcs()) {
      comets.gather(arc, scene);
      if (!arc.settled()) {
        unsettled.add(arc);
        mark(arc, scene, patches);
      }
    }
    comets.mark(scene, patches);
  }

  private void mark(Arc arc, ArcScene scene, Patches patches) {
    double end = EndPainter.REACH * scene.pixelRatio();
    double wide = LINE_REACH * scene.pixelRatio();
    line.project(arc.path(), scene.viewport());
    int last = line.size() - 1;
    int lastCopy = line.lastCopy(scene.viewport(), end);
    for (int copy = line.firstCopy(scene.viewport(), end); copy <= lastCopy; copy++) {
      double shift = copy * scene.viewport().worldSize();
      for (int i = 1; i <= last; i++) {
        double left = Math.min(line.x(i - 1), line.x(i)) + shift;
        double right = Math.max(line.x(i - 1), line.x(i)) + shift;
        double top = Math.min(line.y(i - 1), line.y(i));
        double bottom = Math.max(line.y(i - 1), line.y(i));
        patches.mark(left - wide, top - wide, right + wide, bottom + wide);
      }
      double x = line.x(last) + shift;
      patches.mark(x - end, line.y(last) - end, x + end, line.y(last) + end);
    }
  }

  /// Paints what was gathered.
  ///
  /// @param covered where something else marks the end point
  public void paintMoving(ArcScene scene, Surface surface, Set<PlaceKey> covered) {
    LinePainter lines = new LinePainter(scene, surface, field.size());
    EndPainter ends = new EndPainter(scene, surface);
    for (Arc arc : unsettled) {
      lines.paint(arc);
      lines.paintFlash(arc);
    }
    comets.paint(scene, surface);
    for (Arc arc : unsettled) {
      if (hasOwnEnd(arc, covered)) {
        ends.paint(arc, lines.colour(arc));
      }
      ends.paintFlash(arc, lines.colour(arc));
    }
  }

  private static boolean hasOwnEnd(Arc arc, Set<PlaceKey> covered) {
    return !arc.docked() && !covered.contains(arc.load().key());
  }

  /// The quietest lowest, the chosen one highest.
  private static double rank(Arc arc, ArcScene scene) {
    if (scene.selected(arc)) {
      return 3;
    }
    if (scene.hovered(arc)) {
      return 2;
    }
    return arc.idle() ? -1 : arc.level();
  }

  private record Ranked(Arc arc, double rank) {}
}
