package telltale.app.map.arc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import telltale.app.map.label.Lettering;
import telltale.app.map.look.Palette;
import telltale.app.map.raster.Glow;
import telltale.app.map.raster.Lid;
import telltale.app.map.raster.Mask;
import telltale.app.map.raster.Sprite;
import telltale.app.map.raster.Surface;

/// Paints the marks that stand for several connections: a disc in the colour of the busiest, with
/// their number. They lie on top of every frame, so each is painted once and kept.
public final class ClusterPainter {

  private static final double NUMBER = 10.5;
  private static final int PAPER = 0xFFFFFF;

  private static final int REMEMBERED = 512;

  private final Map<Look, Sprite> discs = new HashMap<>();
  private final ArcField field;
  private final Lettering lettering;

  /// Paints clusters of that field.
  public ClusterPainter(ArcField field, Lettering lettering) {
    this.field = field;
    this.lettering = lettering;
  }

  /// Puts a disc on every cluster that has a number.
  public void place(List<Cluster> clusters, ArcScene scene, Surface surface, Lid lid) {
    LinePainter lines = new LinePainter(scene, surface, field.size());
    EndPainter ends = new EndPainter(scene, surface);
    for (Cluster cluster : clusters) {
      Arc busiest = cluster.counted() ? busiest(cluster) : null;
      if (busiest != null) {
        Sprite disc = disc(Look.of(cluster, scene, lines.colour(busiest)), scene);
        int reach = disc.width() / 2;
        ends.eachCopy(
            cluster.anchor(),
            (x, y) -> lid.add(disc, (int) Math.rint(x) - reach, (int) Math.rint(y) - reach));
      }
    }
  }

  private Sprite disc(Look look, ArcScene scene) {
    if (discs.size() > REMEMBERED) {
      discs.clear();
    }
    return discs.computeIfAbsent(look, wanted -> painted(wanted, scene.palette()));
  }

  private @Nullable Arc busiest(Cluster cluster) {
    Arc busiest = null;
    for (EndMark mark : cluster.members()) {
      Arc arc = field.arc(mark.key()).orElse(null);
      if (arc != null && (busiest == null || arc.level() > busiest.level())) {
        busiest = arc;
      }
    }
    return busiest;
  }

  private Sprite painted(Look look, Palette palette) {
    int reach = (int) Math.ceil(look.radius + 4 * look.ratio);
    return Sprite.of(2 * reach, 2 * reach, surface -> paint(look, palette, surface, reach));
  }

  private void paint(Look look, Palette palette, Surface surface, int middle) {
    double ratio = look.ratio;
    Glow.Spot spot = new Glow.Spot(middle, middle, look.colour, false);
    int rim = palette.dark() ? palette.ink().halo() : PAPER;
    Glow.Spot under = new Glow.Spot(middle, middle, rim, false);
    Glow.dot(surface, under, look.radius + 1.4 * ratio, 0.9);
    Glow.dot(surface, spot, look.radius, look.quiet ? 0.4 : 1);
    if (look.marked) {
      Glow.Spot around = new Glow.Spot(middle, middle, palette.ink().home(), false);
      Glow.ring(surface, around, look.radius + 1.6 * ratio, look.radius + 3 * ratio, 0.95);
    }
    Mask number = lettering.mask(Integer.toString(look.count), NUMBER, true);
    int left = (int) Math.round(middle - number.width() * 0.5);
    int top = (int) Math.round(middle - number.height() * 0.5);
    int ink = look.quiet ? palette.ink().city() : palette.dark() ? rim : PAPER;
    number.draw(surface, left, top, new Mask.Tint(ink, look.quiet ? rim : look.colour, 1));
  }

  /// All that a disc's look depends on.
  private record Look(
      int count,
      double radius,
      int colour,
      boolean marked,
      boolean quiet,
      boolean dark,
      double ratio) {

    static Look of(Cluster cluster, ArcScene scene, int colour) {
      boolean marked = scene.covers(cluster);
      return new Look(
          cluster.count(),
          cluster.radius() * scene.pixelRatio(),
          colour,
          marked,
          scene.selected().active() && !marked,
          scene.palette().dark(),
          scene.pixelRatio());
    }
  }
}
