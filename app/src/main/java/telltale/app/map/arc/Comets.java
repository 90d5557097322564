package telltale.app.map.arc;

import java.util.Arrays;

/// The comets under way on one arc. Each keeps the speed it was sent off with, so a change of
/// rate changes what follows and nothing ever jumps.
final class Comets {

  private static final int MOST = 96;

  private float[] position = new float[8];
  private float[] speed = new float[8];
  private float[] level = new float[8];
  private int[] colour = new int[8];
  private int size;

  int size() {
    return size;
  }

  /// Path share from home, 0 to 1.
  float position(int index) {
    return position[index];
  }

  /// Logical pixels per second, negative towards home.
  float speed(int index) {
    return speed[index];
  }

  /// The rate it stands for, 0 to 1.
  float level(int index) {
    return level[index];
  }

  /// Packed `0xRRGGBB`.
  int colour(int index) {
    return colour[index];
  }

  void clear() {
    size = 0;
  }

  void send(double newSpeed, double newLevel, int newColour, double start) {
    if (size == MOST) {
      return;
    }
    if (size == position.length) {
      grow();
    }
    position[size] = (float) (newSpeed >= 0 ? start : 1 - start);
    speed[size] = (float) newSpeed;
    level[size] = (float) newLevel;
    colour[size] = newColour;
    size++;
  }

  /// Moves all of them and drops those that arrived.
  ///
  /// @param length of the arc in logical pixels
  void step(double seconds, double length) {
    double share = seconds / Math.max(length, 1);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      float at = (float) (position[i] + speed[i] * share);
      if (at >= 0 && at <= 1) {
        position[kept] = at;
        speed[kept] = speed[i];
        level[kept] = level[i];
        colour[kept] = colour[i];
        kept++;
      }
    }
    size = kept;
  }

  private void grow() {
    int larger = size * 2;
    position = Arrays.copyOf(position, larger);
    speed = Arrays.copyOf(speed, larger);
    level = Arrays.copyOf(level, larger);
    colour = Arrays.copyOf(colour, larger);
  }
}
