package telltale.geodata.build;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Where the label of a shape belongs.
///
/// @param x in world widths
/// @param y in world widths
record Label(double x, double y) {

  /// Inside the largest ring: at its centroid, or, where a bent country does not contain its own
  /// centroid, in the middle of its widest stretch at that height.
  static Label of(List<double[]> rings) {
    double[] largest = rings.getFirst();
    for (double[] ring : rings) {
      if (trueArea(ring) > trueArea(largest)) {
        largest = ring;
      }
    }
    Label centroid = centroid(largest);
    List<Double> crossings = crossings(largest, centroid.y());
    double best = centroid.x();
    double widest = 0;
    for (int i = 0; i + 1 < crossings.size(); i += 2) {
      double left = crossings.get(i);
      double right = crossings.get(i + 1);
      if (left <= centroid.x() && centroid.x() <= right) {
        return centroid;
      }
      if (right - left > widest) {
        widest = right - left;
        best = (left + right) / 2;
      }
    }
    return new Label(best, centroid.y());
  }

  private static List<Double> crossings(double[] ring, double y) {
    List<Double> crossings = new ArrayList<>();
    for (int i = 0; i < ring.length; i += 2) {
      int j = (i + 2) % ring.length;
      if (ring[i + 1] < y != ring[j + 1] < y) {
        double part = (y - ring[i + 1]) / (ring[j + 1] - ring[i + 1]);
        crossings.add(ring[i] + part * (ring[j] - ring[i]));
      }
    }
    Collections.sort(crossings);
    return crossings;
  }

  private static Label centroid(double[] ring) {
    double area = 0;
    double x = 0;
    double y = 0;
    for (int i = 0; i < ring.length; i += 2) {
      int j = (i + 2) % ring.length;
      double cross = ring[i] * ring[j + 1] - ring[j] * ring[i + 1];
      area += cross;
      x += (ring[i] + ring[j]) * cross;
      y += (ring[i + 1] + ring[j + 1]) * cross;
    }
    return area == 0 ? new Label(ring[0], ring[1]) : new Label(x / (3 * area), y / (3 * area));
  }

  /// The area on the globe: on the map, Greenland would be larger than Africa.
  private static double trueArea(double[] ring) {
    double area = 0;
    for (int i = 0; i < ring.length; i += 2) {
      int j = (i + 2) % ring.length;
      area += ring[i] * sineOfLatitude(ring[j + 1]) - ring[j] * sineOfLatitude(ring[i + 1]);
    }
    return Math.abs(area);
  }

  private static double sineOfLatitude(double y) {
    return Math.tanh((0.5 - y) * 2 * Math.PI);
  }
}
