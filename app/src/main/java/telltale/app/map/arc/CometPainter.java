package telltale.app.map.arc;

import telltale.app.map.load.ArcLoad;
import telltale.app.map.raster.Colour;
import telltale.app.map.raster.Glow;
import telltale.app.map.raster.Patches;
import telltale.app.map.raster.SoftSpots;
import telltale.app.map.raster.Stroke;
import telltale.app.map.raster.Surface;

/// Paints what moves along the arcs: a bright head and a tail that shows where it came from. First
/// all are gathered, so that it is known where something will be painted before anything is.
final class CometPainter {

  /// How much larger than its bright middle the light around a head is.
  private static final double SOFT = 4.2;

  private static final double[] FADE = new double[Flight.PIECES + 1];

  static {
    for (int i = 0; i < FADE.length; i++) {
      FADE[i] = Math.pow((double) i / Flight.PIECES, 1.6);
    }
  }

  /// Of the first piece of a tail nothing would be seen: it ends with a twentieth of the light.
  private static final int FIRST = 1;

  private final Flight flight = new Flight();
  private final SoftSpots spots = new SoftSpots();
  private final Polyline line = new Polyline();

  /// Forgets what was gathered.
  void clear() {
    flight.clear();
  }

  void gather(Arc arc, ArcScene scene) {
    Comets comets = arc.comets();
    if (comets.size() == 0) {
      return;
    }
    line.project(arc.path(), scene.viewport());
    double fade = arc.presence() * (scene.dimmed(arc) ? 0.22 : 1);
    for (int i = 0; i < comets.size(); i++) {
      int forward = comets.speed(i) >= 0 ? 1 : -1;
      Comet comet = new Comet(comets.position(i), forward, comets.level(i), comets.colour(i));
      gather(comet, scene, scene.pixels(arc), fade);
    }
  }

  /// Gathers arrows that stand still, for those who asked for no motion.
  void gatherStill(Arc arc, ArcScene scene) {
    if (arc.idle() || arc.presence() < 1) {
      return;
    }
    line.project(arc.path(), scene.viewport());
    for (ArcLoad.Stream stream : arc.load().streams()) {
      int colour = scene.colour(stream.trait());
      still(stream.sentRate(), 1, colour, scene, arc);
      still(stream.receivedRate(), -1, colour, scene, arc);
    }
  }

  private void still(double rate, int forward, int colour, ArcScene scene, Arc arc) {
    if (Rate.idle(rate)) {
      return;
    }
    double pixels = scene.pixels(arc);
    double level = Rate.level(rate);
    double gap = Math.max((150 - 60 * level) * scene.pixelRatio() / Math.max(1, pixels), 0.02);
    double offset = forward > 0 ? 0.35 : 0.85;
    for (double at = gap * offset; at < 1; at += gap) {
      gather(new Comet((float) at, forward, (float) level, colour), scene, pixels, 0.9);
    }
  }

  private void gather(Comet comet, ArcScene scene, double pixels, double fade) {
    double ratio = scene.pixelRatio();
    double tail = Motion.tail(comet.level) * ratio / Math.max(1, pixels) * comet.forward;
    double reach = Motion.tail(comet.level) * ratio + 12;
    int end = line.lastCopy(scene.viewport(), 4 * ratio);
    for (int copy = line.firstCopy(scene.viewport(), 4 * ratio); copy <= end; copy++) {
      double shift = copy * scene.viewport().worldSize();
      double x = line.xAt(comet.position) + shift;
      double y = line.yAt(comet.position);
      boolean near =
          x > -reach
              && y > -reach
              && x < scene.viewport().width() + reach
              && y < scene.viewport().height() + reach;
      if (near) {
        double strength = fade * awayFromHome(comet.position * pixels / ratio);
        int index = flight.add(comet.level, (float) strength, comet.colour);
        for (int i = FIRST; i <= Flight.PIECES; i++) {
          double at = comet.position - tail * (1 - (double) i / Flight.PIECES);
          flight.point(index, i, line.xAt(at) + shift, line.yAt(at));
        }
      }
    }
  }

  /// All comets leave from or arrive at one point, where they would melt into one white spot.
  private static double awayFromHome(double logicalPixels) {
    double share = Math.min(1, logicalPixels / 34);
    return share * share;
  }

  /// Marks where something will be painted.
  void mark(ArcScene scene, Patches patches) {
    double ratio = scene.pixelRatio();
    for (int i = 0; i < flight.size(); i++) {
      double wide = width(flight.level(i)) * ratio + 1;
      double head = radius(flight.level(i)) * ratio * SOFT + 1;
      // Two boxes are much smaller than one around a long slanted tail.
      mark(i, FIRST, Flight.PIECES / 2, wide, patches);
      mark(i, Flight.PIECES / 2, Flight.PIECES, wide, patches);
      float x = flight.x(i, Flight.PIECES);
      float y = flight.y(i, Flight.PIECES);
      patches.mark(x - head, y - head, x + head, y + head);
    }
  }

  /// Between two points of a short curve lies nothing that leaves their box by more than the
  /// margin.
  private void mark(int comet, int from, int to, double margin, Patches patches) {
    float left = Math.min(flight.x(comet, from), flight.x(comet, to));
    float right = Math.max(flight.x(comet, from), flight.x(comet, to));
    float top = Math.min(flight.y(comet, from), flight.y(comet, to));
    float bottom = Math.max(flight.y(comet, from), flight.y(comet, to));
    for (int i = from + 1; i < to; i++) {
      left = Math.min(left, flight.x(comet, i));
      right = Math.max(right, flight.x(comet, i));
      top = Math.min(top, flight.y(comet, i));
      bottom = Math.max(bottom, flight.y(comet, i));
    }
    patches.mark(left - margin, top - margin, right + margin, bottom + margin);
  }

  /// Paints what was gathered.
  void paint(ArcScene scene, Surface surface) {
    Stroke stroke = new Stroke(surface);
    for (int i = 0; i < flight.size(); i++) {
      tail(i, scene, stroke);
      head(i, scene, surface);
    }
  }

  /// On a dark map the tail is light on top of the line; on a light one it is a broader stroke
  /// of the same ink, for there white would be lost.
  private void tail(int comet, ArcScene scene, Stroke stroke) {
    boolean dark = scene.palette().dark();
    double width = width(flight.level(comet)) * scene.pixelRatio();
    int colour = flight.colour(comet);
    int ink = dark ? Colour.mix(colour, 0xFFFFFF, 0.45) : colour;
    stroke.pen(ink, dark, dark ? width : width + 0.8 * scene.pixelRatio());
    stroke.from(flight.x(comet, FIRST), flight.y(comet, FIRST), 0);
    for (int i = FIRST + 1; i <= Flight.PIECES; i++) {
      double strength = FADE[i] * flight.strength(comet);
      stroke.to(flight.x(comet, i), flight.y(comet, i), strength);
    }
  }

  private void head(int comet, ArcScene scene, Surface surface) {
    double ratio = scene.pixelRatio();
    double radius = radius(flight.level(comet)) * ratio;
    double fade = flight.strength(comet);
    float x = flight.x(comet, Flight.PIECES);
    float y = flight.y(comet, Flight.PIECES);
    Glow.Spot white = new Glow.Spot(x, y, 0xFFFFFF, false);
    int colour = flight.colour(comet);
    if (scene.palette().dark()) {
      double strength = fade * (0.8 + 0.2 * flight.level(comet));
      spots.light(surface, new Glow.Spot(x, y, colour, true), radius * SOFT, strength * 0.9);
      Glow.dot(surface, white, radius, strength);
    } else {
      Glow.dot(surface, white, radius + 1.3 * ratio, fade * 0.85);
      Glow.dot(surface, new Glow.Spot(x, y, colour, false), radius + 0.4 * ratio, fade);
    }
  }

  /// Of a tail, in logical pixels.
  private static double width(double level) {
    return 1.8 + 1.9 * level;
  }

  /// Of a head, in logical pixels.
  private static double radius(double level) {
    return 1.35 + 1.0 * level;
  }

  private record Comet(float position, int forward, float level, int colour) {}
}
