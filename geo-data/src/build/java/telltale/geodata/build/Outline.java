package telltale.geodata.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The geometry of turning degrees into unwrapped Web Mercator lines.
///
/// world-atlas joins what the date line cut, so a ring may step from 180° to -180°, and Antarctica
/// goes once around the world. Drawn as they are, both make bars across the whole map.
final class Outline {

  private static final double MAX_LATITUDE = 85.05112878;

  private Outline() {}

  /// A ring as x, y, x, y in world widths, without the repeated last point; empty where nothing of
  /// it is inside the square map.
  static double[] ring(double[] degrees) {
    double[] points = unwrapped(degrees);
    int n = points.length;
    double turns = points[n - 2] - points[0];
    if (Math.abs(turns) > 0.5) {
      if (lowestLatitude(degrees) == highestLatitude(degrees)) {
        return new double[0]; // the South Pole, which a square map draws as its bottom edge
      }
      // Around the pole: down at one side of the world, back along the bottom, up at the other.
      points = Arrays.copyOf(points, n + 4);
      points[n] = points[n - 2];
      points[n + 1] = 1;
      points[n + 2] = points[0];
      points[n + 3] = 1;
      return centred(points);
    }
    return centred(Arrays.copyOf(points, n - 2));
  }

  /// A line as x, y, x, y in world widths, in pieces: an island that the date line still cuts in
  /// two has no coast along the cut.
  static List<double[]> lines(double[] degrees) {
    List<double[]> pieces = new ArrayList<>();
    int start = 0;
    for (int i = 2; i <= degrees.length; i += 2) {
      boolean end = i == degrees.length;
      if (end || isCut(degrees, i)) {
        if (i - start >= 4) {
          pieces.add(centred(unwrapped(Arrays.copyOfRange(degrees, start, i))));
        }
        start = i;
      }
    }
    return pieces;
  }

  private static boolean isCut(double[] degrees, int i) {
    boolean here = Math.abs(degrees[i]) > 179.999 && Math.abs(degrees[i - 2]) > 179.999;
    boolean south = degrees[i + 1] < -MAX_LATITUDE && degrees[i - 1] < -MAX_LATITUDE;
    return here || south;
  }

  private static double[] unwrapped(double[] degrees) {
    double[] points = new double[degrees.length];
    for (int i = 0; i < degrees.length; i += 2) {
      double x = degrees[i] / 360 + 0.5;
      points[i] = i == 0 ? x : x - Math.rint(x - points[i - 2]);
      points[i + 1] = mercatorY(degrees[i + 1]);
    }
    return points;
  }

  private static double[] centred(double[] points) {
    double min = Double.MAX_VALUE;
    double max = -Double.MAX_VALUE;
    for (int i = 0; i < points.length; i += 2) {
      min = Math.min(min, points[i]);
      max = Math.max(max, points[i]);
    }
    double shift = Math.floor((min + max) / 2);
    for (int i = 0; i < points.length; i += 2) {
      points[i] -= shift;
    }
    return points;
  }

  private static double mercatorY(double latitude) {
    double clamped = Math.clamp(latitude, -MAX_LATITUDE, MAX_LATITUDE);
    double y = 0.5 - Math.log(Math.tan(Math.PI / 4 + Math.toRadians(clamped) / 2)) / (2 * Math.PI);
    return Math.clamp(y, 0, 1);
  }

  private static double lowestLatitude(double[] degrees) {
    double lowest = 90;
    for (int i = 1; i < degrees.length; i += 2) {
      lowest = Math.min(lowest, degrees[i]);
    }
    return lowest;
  }

  private static double highestLatitude(double[] degrees) {
    double highest = -90;
    for (int i = 1; i < degrees.length; i += 2) {
      highest = Math.max(highest, degrees[i]);
    }
    return highest;
  }
}
