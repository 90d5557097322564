package telltale.app.map.arc;

import telltale.app.map.geometry.ArcPath;
import telltale.app.map.geometry.Viewport;

/// An arc's points in device pixels. One is reused for arc after arc.
final class Polyline {

  private final double[] xs = new double[64];
  private final double[] ys = new double[64];
  private int size;
  private double left;
  private double right;
  private double top;
  private double bottom;

  void project(ArcPath path, Viewport view) {
    size = path.size();
    left = Double.POSITIVE_INFINITY;
    right = Double.NEGATIVE_INFINITY;
    top = Double.POSITIVE_INFINITY;
    bottom = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      double x = view.screenX(path.x(i));
      double y = view.screenY(path.y(i));
      xs[i] = x;
      ys[i] = y;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }

  int size() {
    return size;
  }

  double x(int index) {
    return xs[index];
  }

  double y(int index) {
    return ys[index];
  }

  /// X at a share of the path, 0 to 1.
  double xAt(double share) {
    return between(xs, share);
  }

  /// Y at a share of the path, 0 to 1.
  double yAt(double share) {
    return between(ys, share);
  }

  /// The first copy of the world in which the line may touch the screen; no copy does where
  /// this is greater than [#lastCopy].
  int firstCopy(Viewport view, double margin) {
    if (bottom < -margin || top > view.height() + margin) {
      return Integer.MAX_VALUE;
    }
    return (int) Math.ceil((-margin - right) / view.worldSize());
  }

  int lastCopy(Viewport view, double margin) {
    return (int) Math.floor((view.width() + margin - left) / view.worldSize());
  }

  private double between(double[] values, double share) {
    double at = Math.clamp(share, 0, 1) * (size - 1);
    int index = Math.min((int) at, size - 2);
    return values[index] + (values[index + 1] - values[index]) * (at - index);
  }
}
