package telltale.app.map.arc;

import telltale.app.map.geometry.Mercator;
import telltale.app.map.raster.Glow;
import telltale.app.map.raster.Lid;
import telltale.app.map.raster.Sprite;
import telltale.app.map.raster.Surface;

/// Paints where arcs end: a dot for each place, sized by its traffic, and the mark of this
/// machine.
final class EndPainter {

  /// How far an end point's mark reaches, in logical pixels.
  static final double REACH = 30;

  /// Radius of the ring around this machine, in logical pixels.
  static final double HOME_RING = 7.8;

  private static final double HOME_REACH = 15;

  /// Smaller areas, in logical pixels, are as good as a spot.
  private static final double LEAST_HAZE = 12;

  /// Larger areas, in logical pixels, go beyond what is looked at.
  private static final double MOST_HAZE = 320;

  private final ArcScene scene;
  private final Surface surface;

  EndPainter(ArcScene scene, Surface surface) {
    this.scene = scene;
    this.surface = surface;
  }

  void paint(Arc arc, int colour) {
    double presence = arc.presence() * (scene.dimmed(arc) ? 0.5 : 1);
    eachCopy(arc, (x, y) -> end(arc, new Glow.Spot(x, y, colour, false), presence));
  }

  /// What may be the place, where its spot only stands for an area: a dot would claim too much.
  void paintHaze(Arc arc, int colour) {
    double ratio = scene.pixelRatio();
    double reach = arc.haze() * scene.viewport().worldSize();
    boolean vague = arc.load().name().isCountryOnly();
    if (arc.haze() == 0 || (!vague && reach < LEAST_HAZE * ratio)) {
      return;
    }
    double radius = Math.clamp(reach, LEAST_HAZE * ratio, MOST_HAZE * ratio);
    double strength = arc.presence() * (scene.dimmed(arc) ? 0.4 : 1);
    eachCopy(
        end(arc),
        radius,
        (x, y) -> {
          Glow.Spot spot = new Glow.Spot(x, y, colour, false);
          Glow.dot(surface, spot, radius, strength * (vague ? 0.13 : 0.06));
          Glow.ring(surface, spot, radius - ratio, radius, strength * (vague ? 0.5 : 0.3));
        });
  }

  /// Rings that spread from a place when something there opens or fails.
  void paintFlash(Arc arc, int colour) {
    eachCopy(
        arc,
        (x, y) -> {
          wave(new Glow.Spot(x, y, colour, false), arc.flash());
          wave(new Glow.Spot(x, y, scene.palette().ink().failed(), false), arc.alarm());
        });
  }

  /// The mark of this machine, on top of everything.
  static void placeHome(ArcField field, ArcScene scene, Lid lid) {
    int reach = (int) Math.ceil(HOME_REACH * scene.pixelRatio());
    int side = 2 * reach + 1;
    double y = scene.viewport().screenY(Mercator.y(field.homeLatitude()));
    double world = scene.viewport().worldSize();
    double first = scene.viewport().firstScreenX(Mercator.x(field.homeLongitude()));
    for (double x = first - world; x < scene.viewport().width() + reach; x += world) {
      int left = (int) Math.floor(x) - reach;
      int top = (int) Math.floor(y) - reach;
      double inX = x - left;
      double inY = y - top;
      lid.add(Sprite.of(side, side, surface -> home(scene, surface, inX, inY)), left, top);
    }
  }

  private static void home(ArcScene scene, Surface surface, double x, double y) {
    double ratio = scene.pixelRatio();
    boolean dark = scene.palette().dark();
    int ink = scene.palette().ink().home();
    int ground = dark ? scene.palette().ink().halo() : 0xFFFFFF;
    Glow.Spot back = new Glow.Spot(x, y, ground, false);
    Glow.soft(surface, back, HOME_REACH * ratio, dark ? 0.7 : 0.85);
    Glow.Spot spot = new Glow.Spot(x, y, ink, false);
    Glow.ring(surface, spot, (HOME_RING - 1.4) * ratio, HOME_RING * ratio, 0.85);
    Glow.dot(surface, spot, 3.1 * ratio, 1);
  }

  private void end(Arc arc, Glow.Spot spot, double presence) {
    double ratio = scene.pixelRatio();
    boolean marked = scene.selected(arc) || scene.hovered(arc);
    double radius = radius(arc) * ratio * (arc.load().name().isCountryOnly() ? 0.7 : 1);
    back(arc, spot, presence, marked);
    double strength = presence * (arc.idle() && !marked ? 0.6 : 1);
    if (arc.inbound()) {
      Glow.ring(surface, spot, radius - 0.9 * ratio, radius + 0.5 * ratio, strength);
    } else {
      Glow.dot(surface, spot, radius, strength);
    }
    if (marked) {
      Glow.ring(surface, spot, radius + 2.6 * ratio, radius + 3.9 * ratio, presence * 0.9);
    }
  }

  /// What sets a dot off from the map: light around it, and a rim.
  private void back(Arc arc, Glow.Spot spot, double presence, boolean marked) {
    double ratio = scene.pixelRatio();
    boolean dark = scene.palette().dark();
    if (dark && (!arc.idle() || marked)) {
      double glow = (8 + 13 * arc.level() + (marked ? 6 : 0)) * ratio;
      Glow.Spot light = new Glow.Spot(spot.x(), spot.y(), spot.colour(), true);
      Glow.soft(surface, light, glow, presence * (0.35 + 0.3 * arc.level()));
    }
    int rim = dark ? scene.palette().ink().halo() : 0xFFFFFF;
    Glow.Spot under = new Glow.Spot(spot.x(), spot.y(), rim, false);
    Glow.dot(surface, under, (radius(arc) + 1.2) * ratio, presence * (dark ? 0.55 : 0.9));
  }

  private void wave(Glow.Spot spot, double light) {
    if (light > 0) {
      double radius = (4 + 15 * (1 - light) * (1.6 - 0.6 * (1 - light))) * scene.pixelRatio();
      Glow.ring(surface, spot, radius - 1.1 * scene.pixelRatio(), radius, light * 0.9);
    }
  }

  /// Radius of an end point in logical pixels.
  static double radius(Arc arc) {
    return (arc.idle() ? 1.9 : 2.3 + 2.0 * arc.level()) + (arc.inbound() ? 0.7 : 0);
  }

  /// Calls for every copy of an end point that is on the screen.
  void eachCopy(EndMark mark, At paint) {
    eachCopy(new End(mark.worldX(), scene.viewport().screenY(mark.worldY())), reach(), paint);
  }

  private void eachCopy(Arc arc, At paint) {
    eachCopy(end(arc), reach(), paint);
  }

  private End end(Arc arc) {
    int last = arc.path().size() - 1;
    return new End(arc.path().x(last), scene.viewport().screenY(arc.path().y(last)));
  }

  private double reach() {
    return REACH * scene.pixelRatio();
  }

  /// @param reach how far what is painted reaches, in pixels
  private void eachCopy(End end, double reach, At paint) {
    if (end.y < -reach || end.y > surface.height() + reach) {
      return;
    }
    double x = scene.viewport().screenX(end.worldX);
    double world = scene.viewport().worldSize();
    double first = x - Math.floor((x + reach) / world) * world;
    for (double at = first; at < surface.width() + reach; at += world) {
      paint.at(at, end.y);
    }
  }

  /// Where something ends.
  ///
  /// @param worldX in world units
  /// @param y in pixels
  private record End(double worldX, double y) {}

  interface At {
    void at(double x, double y);
  }
}
