package telltale.app.map.arc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import telltale.app.map.geometry.Viewport;

/// Gathers end points that lie so close together on the screen that they could not be told
/// apart, read or clicked. Zooming in takes them apart again.
public final class Clusters {

  /// Marks that are nearer to each other than this, in logical pixels, are drawn as one.
  private static final double REACH = 13;

  /// As much of two discs may overlap, in logical pixels, before one covers the other's number.
  private static final double OVERLAP = 2.5;

  private Clusters() {}

  /// One cluster for each end point that stands for itself or for others too.
  ///
  /// @param marks the most important first: those that come later join it
  /// @param view in the same pixels as the reach
  /// @param ratio how many of them make a logical pixel
  /// @param detail how closely the map looks
  public static List<Cluster> of(List<EndMark> marks, Viewport view, double ratio, Detail detail) {
    Distance distance = new Distance(view, ratio);
    List<Cluster> single = marks.stream().map(mark -> new Cluster(mark, List.of(mark))).toList();
    double farthest = detail == Detail.COUNTRY ? Detail.SAME_COUNTRY : REACH;
    return joined(single, farthest, distance, (a, b, apart) -> near(a, b, apart, detail));
  }

  /// The same, with discs joined of which one would cover the other's number.
  ///
  /// @param view in the same pixels as the reach
  /// @param ratio how many of them make a logical pixel
  public static List<Cluster> readable(List<Cluster> clusters, Viewport view, double ratio) {
    return joined(clusters, 2 * Cluster.LARGEST, new Distance(view, ratio), Clusters::hide);
  }

  /// Moves discs that the mark of this machine would cover beside it, away from it; one that is
  /// right under it to the lower right.
  ///
  /// @param homeX of this machine, in world units
  /// @param homeY of it
  public static List<Cluster> besideHome(
      List<Cluster> clusters, Viewport view, double ratio, double homeX, double homeY) {
    Distance distance = new Distance(view, ratio);
    return clusters.stream().map(cluster -> beside(cluster, distance, homeX, homeY)).toList();
  }

  private static Cluster beside(Cluster cluster, Distance distance, double homeX, double homeY) {
    double right = distance.right(homeX, cluster.anchor().worldX());
    double down = distance.pixels(cluster.anchor().worldY() - homeY);
    double apart = Math.hypot(right, down);
    double wanted = EndPainter.HOME_RING + cluster.radius();
    if (!cluster.counted() || apart >= wanted) {
      return cluster;
    }
    boolean under = apart < 1;
    double toRight = under ? Math.sqrt(0.5) : right / apart;
    double toBottom = under ? Math.sqrt(0.5) : down / apart;
    return cluster.movedBy(
        distance.world(toRight * wanted - right), distance.world(toBottom * wanted - down));
  }

  private static boolean near(Cluster a, Cluster b, double apart, Detail detail) {
    return apart < REACH || (apart < Detail.SAME_COUNTRY && detail.joins(a.anchor(), b.anchor()));
  }

  private static boolean hide(Cluster a, Cluster b, double apart) {
    return a.counted() && b.counted() && apart < a.radius() + b.radius() - OVERLAP;
  }

  /// Has each join the first before it that it belongs to.
  ///
  /// @param farthest no two belong together that are farther apart, in logical pixels
  private static List<Cluster> joined(
      List<Cluster> clusters, double farthest, Distance distance, Belong belong) {
    List<Gathering> gathered = new ArrayList<>();
    Map<Cell, List<Gathering>> places = new HashMap<>();
    for (Cluster cluster : clusters) {
      Cell cell = distance.cell(cluster.anchor(), farthest);
      Gathering before = nearby(cell, cluster, places, distance, belong);
      if (before == null) {
        Gathering own = new Gathering(cluster, new ArrayList<>(cluster.members()));
        places.computeIfAbsent(cell, c -> new ArrayList<>()).add(own);
        gathered.add(own);
      } else {
        before.members.addAll(cluster.members());
      }
    }
    return gathered.stream()
        .map(gathering -> new Cluster(gathering.first.anchor(), gathering.members))
        .toList();
  }

  private static @Nullable Gathering nearby(
      Cell cell,
      Cluster cluster,
      Map<Cell, List<Gathering>> places,
      Distance distance,
      Belong belong) {
    for (int dx = -1; dx <= 1; dx++) {
      for (int dy = -1; dy <= 1; dy++) {
        Cell around = new Cell(cell.column + dx, cell.row + dy);
        for (Gathering place : places.getOrDefault(around, List.of())) {
          double apart = distance.between(place.first.anchor(), cluster.anchor());
          if (belong.test(place.first, cluster, apart)) {
            return place;
          }
        }
      }
    }
    return null;
  }

  /// What has joined one cluster so far, itself included.
  private record Gathering(Cluster first, List<EndMark> members) {}

  private interface Belong {

    /// Whether two that are so far apart, in logical pixels, are drawn as one.
    boolean test(Cluster one, Cluster other, double apart);
  }

  private record Distance(Viewport view, double ratio) {

    /// In logical pixels.
    double between(EndMark a, EndMark b) {
      return Math.hypot(right(b.worldX(), a.worldX()), pixels(a.worldY() - b.worldY()));
    }

    /// How far it is to the right the shorter way around the world, in logical pixels.
    double right(double fromX, double toX) {
      double dx = toX - fromX;
      return pixels(dx - Math.rint(dx));
    }

    double pixels(double world) {
      return world * view.worldSize() / ratio;
    }

    double world(double pixels) {
      return pixels * ratio / view.worldSize();
    }

    Cell cell(EndMark mark, double side) {
      double scale = view.worldSize() / (side * ratio);
      return new Cell(
          (int) Math.floor(wrapped(mark.worldX()) * scale),
          (int) Math.floor(mark.worldY() * scale));
    }

    private static double wrapped(double worldX) {
      return worldX - Math.floor(worldX);
    }
  }

  private record Cell(int column, int row) {}
}
