package telltale.app.map.arc;

import telltale.app.map.load.ArcLoad;
import telltale.app.map.raster.Colour;
import telltale.app.map.raster.Glow;
import telltale.app.map.raster.Stroke;
import telltale.app.map.raster.Surface;

/// Paints what moves along the arcs: a bright head and a tail that shows where it came from.
final class CometPainter {

  private static final int PIECES = 7;

  private final ArcScene scene;
  private final Surface surface;
  private final Stroke stroke;
  private final Polyline line = new Polyline();

  CometPainter(ArcScene scene, Surface surface) {
    this.scene = scene;
    this.surface = surface;
    this.stroke = new Stroke(surface);
  }

  void paint(Arc arc) {
    Comets comets = arc.comets();
    if (comets.size() == 0) {
      return;
    }
    line.project(arc.path(), scene.viewport());
    double fade = arc.presence() * (scene.dimmed(arc) ? 0.22 : 1);
    for (int i = 0; i < comets.size(); i++) {
      int forward = comets.speed(i) >= 0 ? 1 : -1;
      Comet comet = new Comet(comets.position(i), forward, comets.level(i), comets.colour(i));
      paint(comet, scene.pixels(arc), fade);
    }
  }

  /// Paints arrows that stand still, for those who asked for no motion.
  void paintStill(Arc arc) {
    if (arc.idle() || arc.presence() < 1) {
      return;
    }
    line.project(arc.path(), scene.viewport());
    double pixels = scene.pixels(arc);
    for (ArcLoad.Stream stream : arc.load().streams()) {
      int colour = scene.colour(stream.process());
      still(stream.sentRate(), 1, colour, pixels);
      still(stream.receivedRate(), -1, colour, pixels);
    }
  }

  private void still(double rate, int forward, int colour, double pixels) {
    if (Rate.idle(rate)) {
      return;
    }
    double level = Rate.level(rate);
    double gap = Math.max((150 - 60 * level) * scene.pixelRatio() / Math.max(1, pixels), 0.02);
    double offset = forward > 0 ? 0.35 : 0.85;
    for (double at = gap * offset; at < 1; at += gap) {
      paint(new Comet((float) at, forward, (float) level, colour), pixels, 0.9);
    }
  }

  private void paint(Comet comet, double pixels, double fade) {
    double ratio = scene.pixelRatio();
    double tail = Motion.tail(comet.level) * ratio / Math.max(1, pixels) * comet.forward;
    int end = line.lastCopy(scene.viewport(), 4 * ratio);
    for (int copy = line.firstCopy(scene.viewport(), 4 * ratio); copy <= end; copy++) {
      double shift = copy * scene.viewport().worldSize();
      double x = line.xAt(comet.position) + shift;
      double y = line.yAt(comet.position);
      double reach = Motion.tail(comet.level) * ratio + 12;
      boolean near =
          x > -reach && y > -reach && x < surface.width() + reach && y < surface.height() + reach;
      if (near) {
        double strength = fade * awayFromHome(comet.position * pixels);
        tail(comet, tail, shift, strength);
        head(comet, x, y, strength);
      }
    }
  }

  /// All comets leave from or arrive at one point, where they would melt into one white spot.
  private double awayFromHome(double pixels) {
    double share = Math.min(1, pixels / (34 * scene.pixelRatio()));
    return share * share;
  }

  /// On a dark map the tail is light on top of the line; on a light one it is a broader stroke
  /// of the same ink, for there white would be lost.
  private void tail(Comet comet, double tail, double shift, double fade) {
    boolean dark = scene.palette().dark();
    double width = (1.8 + 1.9 * comet.level) * scene.pixelRatio();
    int ink = dark ? Colour.mix(comet.colour, 0xFFFFFF, 0.45) : comet.colour;
    stroke.pen(ink, dark, dark ? width : width + 0.8 * scene.pixelRatio());
    stroke.from(line.xAt(comet.position - tail) + shift, line.yAt(comet.position - tail), 0);
    for (int i = 1; i <= PIECES; i++) {
      double t = (double) i / PIECES;
      double at = comet.position - tail * (1 - t);
      stroke.to(line.xAt(at) + shift, line.yAt(at), Math.pow(t, 1.6) * fade);
    }
  }

  private void head(Comet comet, double x, double y, double fade) {
    double ratio = scene.pixelRatio();
    boolean dark = scene.palette().dark();
    double radius = (1.35 + 1.0 * comet.level) * ratio;
    double strength = fade * (0.8 + 0.2 * comet.level);
    if (dark) {
      Glow.soft(surface, new Glow.Spot(x, y, comet.colour, true), radius * 4.2, strength * 0.9);
      Glow.dot(surface, new Glow.Spot(x, y, 0xFFFFFF, false), radius, strength);
    } else {
      Glow.dot(surface, new Glow.Spot(x, y, 0xFFFFFF, false), radius + 1.3 * ratio, fade * 0.85);
      Glow.dot(surface, new Glow.Spot(x, y, comet.colour, false), radius + 0.4 * ratio, fade);
    }
  }

  private record Comet(float position, int forward, float level, int colour) {}
}
