package telltale.app.map.arc;

import java.util.Arrays;

/// The comets of one frame as they stand on the screen: where each is and where it came from, in
/// device pixels. Kept from frame to frame, so that none of them leaves anything to collect.
final class Flight {

  /// Pieces of a tail.
  static final int PIECES = 7;

  private static final int POINTS = PIECES + 1;

  private float[] xs = new float[64 * POINTS];
  private float[] ys = new float[64 * POINTS];
  private float[] levels = new float[64];
  private float[] strengths = new float[64];
  private int[] colours = new int[64];
  private int size;

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  /// Adds a comet whose points are set next; says which one it is.
  ///
  /// @param level the rate it stands for, 0 to 1
  /// @param strength opacity, 0 to 1
  int add(float level, float strength, int colour) {
    if (size == levels.length) {
      int larger = size * 2;
      xs = Arrays.copyOf(xs, larger * POINTS);
      ys = Arrays.copyOf(ys, larger * POINTS);
      levels = Arrays.copyOf(levels, larger);
      strengths = Arrays.copyOf(strengths, larger);
      colours = Arrays.copyOf(colours, larger);
    }
    levels[size] = level;
    strengths[size] = strength;
    colours[size] = colour;
    return size++;
  }

  /// Sets a point, from the end of the tail, 0, to the head, [#PIECES].
  void point(int comet, int index, double x, double y) {
    xs[comet * POINTS + index] = (float) x;
    ys[comet * POINTS + index] = (float) y;
  }

  float x(int comet, int index) {
    return xs[comet * POINTS + index];
  }

  float y(int comet, int index) {
    return ys[comet * POINTS + index];
  }

  float level(int comet) {
    return levels[comet];
  }

  float strength(int comet) {
    return strengths[comet];
  }

  int colour(int comet) {
    return colours[comet];
  }
}
