package telltale.app.map.geometry;

/// The way of an arc from one place to another: a great circle, lifted a little so that short
/// arcs bow too and neighbours fan out.
///
/// Points are in world units, evenly spaced along the curve as Mercator draws it. X is
/// unwrapped: it runs on beyond 0 or 1 where the arc crosses the date line.
public final class ArcPath {

  private static final int FINE = 192;
  private static final double NORTH_BEGIN = Mercator.y(71);
  private static final double NORTH_END = Mercator.y(83);
  private static final double NORTH_LIMIT = Mercator.y(77);
  private static final double SOUTH_BEGIN = Mercator.y(-62);
  private static final double SOUTH_END = Mercator.y(-80);
  private static final double SOUTH_LIMIT = Mercator.y(-68);

  private final float[] xs;
  private final float[] ys;
  private final double length;

  private ArcPath(float[] xs, float[] ys, double length) {
    this.xs = xs;
    this.ys = ys;
    this.length = length;
  }

  /// The arc between two places in degrees. Equal and opposite places are fine.
  public static ArcPath between(double lat1, double lon1, double lat2, double lon2) {
    double[] x = new double[FINE + 1];
    double[] y = new double[FINE + 1];
    double angle = greatCircle(new double[] {lat1, lon1, lat2, lon2}, x, y);
    lift(x, y, (lat1 + lat2) >= -12 ? 1 : -1);
    keepOnMap(x, y);
    int samples = Math.clamp(Math.round(12 + angle / Math.PI * 90), 12, 64);
    return evenly(x, y, samples);
  }

  /// A plain bow between two points of the world, which need not be on the map.
  public static ArcPath bow(double x1, double y1, double x2, double y2) {
    double[] x = new double[FINE + 1];
    double[] y = new double[FINE + 1];
    // Leaves home sideways and comes in from above, so that it keeps clear of the map's middle.
    for (int i = 0; i <= FINE; i++) {
      double t = (double) i / FINE;
      double rest = 1 - t;
      x[i] = rest * rest * x1 + 2 * rest * t * x2 + t * t * x2;
      y[i] = rest * rest * y1 + 2 * rest * t * (y1 + 0.25 * (y2 - y1)) + t * t * y2;
    }
    return evenly(x, y, 32);
  }

  /// How many points there are, 12 to 64.
  public int size() {
    return xs.length;
  }

  /// World x of a point.
  public float x(int index) {
    return xs[index];
  }

  /// World y of a point.
  public float y(int index) {
    return ys[index];
  }

  /// Length in world units.
  public double length() {
    return length;
  }

  private static double greatCircle(double[] ends, double[] x, double[] y) {
    double[] a = vector(ends[0], ends[1]);
    double[] b = vector(ends[2], ends[3]);
    double dot = Math.clamp(a[0] * b[0] + a[1] * b[1] + a[2] * b[2], -1, 1);
    double angle = Math.acos(dot);
    double sine = Math.sin(angle);
    double previous = Mercator.x(ends[1]);
    for (int i = 0; i <= FINE; i++) {
      double t = (double) i / FINE;
      // Equal or opposite places have no single great circle; straight weights stay finite.
      double wa = sine < 1e-6 ? 1 - t : Math.sin((1 - t) * angle) / sine;
      double wb = sine < 1e-6 ? t : Math.sin(t * angle) / sine;
      double vx = wa * a[0] + wb * b[0];
      double vy = wa * a[1] + wb * b[1];
      double vz = wa * a[2] + wb * b[2];
      double rawX = Mercator.x(Math.toDegrees(Math.atan2(vy, vx)));
      previous = rawX - Math.rint(rawX - previous);
      x[i] = previous;
      y[i] = Mercator.y(Math.toDegrees(Math.atan2(vz, Math.hypot(vx, vy))));
    }
    return angle;
  }

  private static double[] vector(double latitude, double longitude) {
    double lat = Math.toRadians(latitude);
    double lon = Math.toRadians(longitude);
    return new double[] {
      Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)
    };
  }

  /// Pushes the middle away from the chord, towards the pole that the great circle bends to.
  /// Long arcs bend enough by themselves, so the push fades with the distance.
  private static void lift(double[] x, double[] y, int poleward) {
    double dx = x[FINE] - x[0];
    double dy = y[FINE] - y[0];
    double chord = Math.hypot(dx, dy);
    if (chord < 1e-9) {
      return;
    }
    double push = 0.17 * Math.exp(-chord * 3.5);
    double side = dx >= 0 ? poleward : -poleward;
    for (int i = 0; i <= FINE; i++) {
      double t = (double) i / FINE;
      double bow = 4 * t * (1 - t) * push * side;
      x[i] += dy * bow;
      y[i] -= dx * bow;
    }
  }

  /// Mercator draws a way near the pole far off the map, and with a corner where the longitude
  /// rushes round. The nearer a curve comes to the pole, the more it becomes a plain arch
  /// instead.
  private static void keepOnMap(double[] x, double[] y) {
    double top = y[0];
    double bottom = y[0];
    for (double at : y) {
      top = Math.min(top, at);
      bottom = Math.max(bottom, at);
    }
    if (top < NORTH_BEGIN) {
      arch(x, y, NORTH_LIMIT, (NORTH_BEGIN - top) / (NORTH_BEGIN - NORTH_END));
    } else if (bottom > SOUTH_BEGIN) {
      arch(x, y, SOUTH_LIMIT, (bottom - SOUTH_BEGIN) / (SOUTH_END - SOUTH_BEGIN));
    }
  }

  private static void arch(double[] x, double[] y, double limit, double share) {
    double blend = Math.min(1, share);
    double bow = limit - (y[0] + y[FINE]) / 2;
    for (int i = 1; i < FINE; i++) {
      double t = (double) i / FINE;
      double archX = x[0] + (x[FINE] - x[0]) * t;
      double archY = y[0] + (y[FINE] - y[0]) * t + bow * 4 * t * (1 - t);
      x[i] += (archX - x[i]) * blend;
      y[i] += (archY - y[i]) * blend;
    }
  }

  private static ArcPath evenly(double[] x, double[] y, int samples) {
    double[] along = new double[FINE + 1];
    for (int i = 1; i <= FINE; i++) {
      along[i] = along[i - 1] + Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
    }
    float[] xs = new float[samples];
    float[] ys = new float[samples];
    int at = 0;
    for (int s = 0; s < samples; s++) {
      double wanted = along[FINE] * s / (samples - 1);
      while (at < FINE - 1 && along[at + 1] < wanted) {
        at++;
      }
      double step = along[at + 1] - along[at];
      double t = step <= 0 ? 0 : Math.clamp((wanted - along[at]) / step, 0, 1);
      xs[s] = (float) (x[at] + (x[at + 1] - x[at]) * t);
      ys[s] = (float) (y[at] + (y[at + 1] - y[at]) * t);
    }
    return new ArcPath(xs, ys, along[FINE]);
  }
}
