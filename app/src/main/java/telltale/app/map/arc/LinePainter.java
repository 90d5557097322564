package telltale.app.map.arc;

import telltale.app.map.raster.Stroke;
import telltale.app.map.raster.Surface;

/// Paints the lines of arcs. They thin out towards home: a hundred lines that start at one point
/// would otherwise burn a white disc into the map.
final class LinePainter {

  private static final double HOME_FADE = 30;
  private static final double DASH = 6;
  private static final double PAUSE = 5;
  private static final double TUBE = 3.2;
  private static final double WALL = 1.1;

  private final ArcScene scene;
  private final Stroke stroke;
  private final Polyline line = new Polyline();
  private final double crowd;

  /// @param count arcs in all: the more there are, the quieter each one is
  LinePainter(ArcScene scene, Surface surface, int count) {
    this.scene = scene;
    this.stroke = new Stroke(surface);
    this.crowd = count <= 80 ? 1 : Math.max(0.3, Math.pow(80.0 / count, 0.4));
  }

  /// Paints the line as it is when nothing happens.
  void paint(Arc arc) {
    // One line stands for a bundle, in front of which what is meant comes.
    if (!arc.shadowed() || scene.selected(arc) || scene.hovered(arc)) {
      paint(arc, arc.presence());
    }
  }

  /// Paints the light of something that just opened or failed, on top.
  void paintFlash(Arc arc) {
    double ratio = scene.pixelRatio();
    if (arc.flash() > 0 && !arc.failed()) {
      double strength = arc.flash() * arc.flash();
      polyline(arc, new Ink(colour(arc), 2.2 * ratio, 0.75 * strength, scene.palette().dark()));
    }
    if (arc.alarm() > 0) {
      Ink ink = new Ink(scene.palette().ink().failed(), 1.8 * ratio, 0.8 * arc.alarm(), false);
      dashes(arc, ink);
    }
  }

  /// The colour of an arc's line and end point.
  int colour(Arc arc) {
    return arc.failed() ? scene.palette().ink().failed() : scene.colour(scene.trait(arc));
  }

  private void paint(Arc arc, double presence) {
    double ratio = scene.pixelRatio();
    double extra = extra(arc);
    double width = (arc.idle() ? 1 : 1.15 + 2.1 * arc.level() * crowd) + extra;
    double strength = presence * strength(arc);
    int colour = colour(arc);
    if (arc.failed()) {
      dashes(arc, new Ink(colour, 1.3 * ratio, strength, false));
      return;
    }
    if (glows(arc)) {
      boolean light = scene.palette().dark();
      polyline(arc, new Ink(colour, (width * 2.6 + 3) * ratio, strength * 0.16, light));
    }
    if (arc.load().tunnel()) {
      tube(arc, new Ink(colour, (width + TUBE) * ratio, strength, false));
      return;
    }
    polyline(arc, new Ink(colour, width * ratio, strength, false));
    if (scene.selected(arc)) {
      int core = scene.palette().ink().home();
      polyline(arc, new Ink(core, Math.max(1, width * 0.35) * ratio, 0.55 * presence, false));
    }
  }

  /// What carries other connections has two walls.
  private void tube(Arc arc, Ink walls) {
    int inside = scene.palette().dark() ? scene.palette().ground().deepWater() : 0xFFFFFF;
    double width = walls.width - 2 * WALL * scene.pixelRatio();
    polyline(arc, walls);
    polyline(arc, new Ink(inside, width, Math.min(1, walls.strength + 0.3), false));
  }

  private double extra(Arc arc) {
    if (scene.selected(arc)) {
      return 1.3;
    }
    return scene.hovered(arc) ? 0.8 : 0;
  }

  private boolean glows(Arc arc) {
    boolean lights = scene.palette().dark() && !scene.travelling();
    boolean busy = lights && arc.level() > 0.35 && crowd > 0.69;
    return busy || scene.selected(arc) || scene.hovered(arc);
  }

  private double strength(Arc arc) {
    boolean dark = scene.palette().dark();
    double floor = dark ? 0.32 : 0.4;
    double strength = arc.idle() ? floor : floor + 0.16 + 0.42 * arc.level();
    if (arc.failed()) {
      strength = 0.8;
    }
    if (scene.selected(arc) || scene.hovered(arc)) {
      return 1;
    }
    return strength * crowd * (scene.dimmed(arc) ? 0.3 : 1);
  }

  private void polyline(Arc arc, Ink ink) {
    line.project(arc.path(), scene.viewport());
    stroke.pen(ink.colour, ink.light, ink.width);
    double fade = fadeShare(arc);
    int last = line.size() - 1;
    int end = line.lastCopy(scene.viewport(), ink.width);
    for (int copy = line.firstCopy(scene.viewport(), ink.width); copy <= end; copy++) {
      double shift = copy * scene.viewport().worldSize();
      stroke.from(line.x(0) + shift, line.y(0), ink.strength * ramp(0, fade));
      for (int i = 1; i <= last; i++) {
        double strength = ink.strength * ramp((double) i / last, fade);
        stroke.to(line.x(i) + shift, line.y(i), strength);
      }
    }
  }

  private void dashes(Arc arc, Ink ink) {
    line.project(arc.path(), scene.viewport());
    stroke.pen(ink.colour, ink.light, ink.width);
    double pixels = Math.max(1, scene.pixels(arc));
    double fade = fadeShare(arc);
    double dash = DASH * scene.pixelRatio() / pixels;
    // Far in, an arc is thousands of dashes long; longer ones keep the frame short.
    double period = Math.max((DASH + PAUSE) * scene.pixelRatio() / pixels, 1.0 / 600);
    int end = line.lastCopy(scene.viewport(), ink.width);
    for (int copy = line.firstCopy(scene.viewport(), ink.width); copy <= end; copy++) {
      double shift = copy * scene.viewport().worldSize();
      for (double from = 0; from < 1; from += period) {
        double to = Math.min(1, from + Math.min(dash, period * 0.6));
        double strength = ink.strength * ramp(from, fade);
        stroke.from(line.xAt(from) + shift, line.yAt(from), strength);
        stroke.to(line.xAt(to) + shift, line.yAt(to), strength);
      }
    }
  }

  private double fadeShare(Arc arc) {
    return HOME_FADE * scene.pixelRatio() / Math.max(1, scene.pixels(arc));
  }

  private static double ramp(double share, double fade) {
    double out = Math.min(1, share / Math.max(fade, 1e-6));
    return 0.22 + 0.78 * out * (0.82 + 0.18 * share);
  }

  private record Ink(int colour, double width, double strength, boolean light) {}
}
