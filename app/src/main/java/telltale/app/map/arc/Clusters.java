package telltale.app.map.arc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import telltale.app.map.geometry.Viewport;

/// Gathers end points that lie so close together on the screen that they could not be told
/// apart, or clicked. Zooming in takes them apart again.
public final class Clusters {

  /// Marks that are nearer to each other than this, in logical pixels, are drawn as one.
  private static final double REACH = 13;

  private Clusters() {}

  /// One cluster for each end point that stands for itself or for others too.
  ///
  /// @param marks the most important first: those that come later join it
  /// @param view in the same pixels as the reach
  /// @param ratio how many of them make a logical pixel
  /// @param detail how closely the map looks
  public static List<Cluster> of(List<EndMark> marks, Viewport view, double ratio, Detail detail) {
    double farthest = (detail == Detail.COUNTRY ? Detail.SAME_COUNTRY : REACH) * ratio;
    Near near = new Near(view, ratio, detail);
    Map<EndMark, List<EndMark>> members = new LinkedHashMap<>();
    Map<Cell, List<EndMark>> anchors = new HashMap<>();
    for (EndMark mark : marks) {
      Cell cell = Cell.of(mark, view, farthest);
      EndMark anchor = nearby(cell, mark, anchors, near);
      if (anchor == null) {
        anchors.computeIfAbsent(cell, c -> new ArrayList<>()).add(mark);
        members.put(mark, new ArrayList<>(List.of(mark)));
      } else {
        members.computeIfAbsent(anchor, a -> new ArrayList<>()).add(mark);
      }
    }
    return members.entrySet().stream()
        .map(entry -> new Cluster(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static @Nullable EndMark nearby(
      Cell cell, EndMark mark, Map<Cell, List<EndMark>> anchors, Near near) {
    for (int dx = -1; dx <= 1; dx++) {
      for (int dy = -1; dy <= 1; dy++) {
        Cell around = new Cell(cell.column + dx, cell.row + dy);
        for (EndMark anchor : anchors.getOrDefault(around, List.of())) {
          if (near.test(anchor, mark)) {
            return anchor;
          }
        }
      }
    }
    return null;
  }

  private record Near(Viewport view, double ratio, Detail detail) {

    boolean test(EndMark a, EndMark b) {
      double dx = wrapped(a.worldX()) - wrapped(b.worldX());
      double dy = a.worldY() - b.worldY();
      double apart = Math.hypot(dx, dy) * view.worldSize() / ratio;
      return apart < REACH || (apart < Detail.SAME_COUNTRY && detail.joins(a, b));
    }
  }

  private static double wrapped(double worldX) {
    return worldX - Math.floor(worldX);
  }

  private record Cell(int column, int row) {

    static Cell of(EndMark mark, Viewport view, double reach) {
      double scale = view.worldSize() / reach;
      return new Cell(
          (int) Math.floor(wrapped(mark.worldX()) * scale),
          (int) Math.floor(mark.worldY() * scale));
    }
  }
}
