package telltale.app.map.arc;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import telltale.app.map.label.Lettering;
import telltale.app.map.raster.Glow;
import telltale.app.map.raster.Mask;
import telltale.app.map.raster.Surface;

/// Paints the marks that stand for several connections: a disc in the colour of the busiest, with
/// their number.
public final class ClusterPainter {

  private static final double NUMBER = 10.5;
  private static final int PAPER = 0xFFFFFF;

  private final ArcField field;
  private final Lettering lettering;

  /// Paints clusters of that field.
  public ClusterPainter(ArcField field, Lettering lettering) {
    this.field = field;
    this.lettering = lettering;
  }

  /// Paints the discs of clusters that have a number.
  public void paint(List<Cluster> clusters, ArcScene scene, Surface surface) {
    LinePainter lines = new LinePainter(scene, surface, field.size());
    EndPainter ends = new EndPainter(scene, surface);
    for (Cluster cluster : clusters) {
      Arc busiest = busiest(cluster);
      if (cluster.counted() && busiest != null) {
        int colour = lines.colour(busiest);
        ends.eachCopy(
            cluster.anchor(),
            (x, y) -> disc(cluster, scene, surface, new Glow.Spot(x, y, colour, false)));
      }
    }
  }

  private @Nullable Arc busiest(Cluster cluster) {
    return cluster.members().stream()
        .flatMap(mark -> field.arc(mark.key()).stream())
        .max(Comparator.comparingDouble(Arc::level))
        .orElse(null);
  }

  private void disc(Cluster cluster, ArcScene scene, Surface surface, Glow.Spot spot) {
    double ratio = scene.pixelRatio();
    double radius = cluster.radius() * ratio;
    boolean marked = scene.covers(cluster);
    double strength = scene.selected().active() && !marked ? 0.4 : 1;
    boolean dark = scene.palette().dark();
    int rim = dark ? scene.palette().ink().halo() : PAPER;
    Glow.dot(surface, new Glow.Spot(spot.x(), spot.y(), rim, false), radius + 1.4 * ratio, 0.9);
    Glow.dot(surface, spot, radius, strength);
    if (marked) {
      int ring = scene.palette().ink().home();
      Glow.ring(
          surface,
          new Glow.Spot(spot.x(), spot.y(), ring, false),
          radius + 1.6 * ratio,
          radius + 3 * ratio,
          0.95);
    }
    Mask number = lettering.mask(Integer.toString(cluster.count()), NUMBER, true);
    int left = (int) Math.round(spot.x() - number.width() * 0.5);
    int top = (int) Math.round(spot.y() - number.height() * 0.5);
    int ink = strength < 1 ? scene.palette().ink().city() : dark ? rim : PAPER;
    number.draw(surface, left, top, new Mask.Tint(ink, strength < 1 ? rim : spot.colour(), 1));
  }
}
