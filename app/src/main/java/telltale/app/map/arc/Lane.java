package telltale.app.map.arc;

import java.util.Optional;
import telltale.app.map.geometry.ArcPath;

/// What traffic of one colour sends, or receives, along one arc: it sets off a comet whenever one
/// is due.
final class Lane {

  private final Optional<String> trait;
  private final boolean sent;
  private double level;
  private double due;
  private int seed;

  /// @param seed sets lanes out of step, or a burst would run round the world in line
  Lane(Optional<String> trait, boolean sent, double rate, int seed) {
    this.trait = trait;
    this.sent = sent;
    this.seed = seed;
    rate(rate);
    due = random() * Motion.gap(level) / Motion.speed(level);
  }

  boolean carries(Optional<String> other, boolean otherSent) {
    return sent == otherSent && trait.equals(other);
  }

  void rate(double bytesPerSecond) {
    level = Rate.level(bytesPerSecond);
  }

  /// Lets time pass, and sets off a comet if one is due then.
  ///
  /// @param seconds of a map that is not crowded
  /// @return as many seconds until the next is due
  double send(double seconds, ArcScene scene, Comets comets) {
    if (pass(seconds) <= 0) {
      double speed = Motion.speed(level);
      comets.send(sent ? speed : -speed, level, scene.colour(trait), 0);
      due = Math.max(0, due + (0.75 + 0.5 * random()) * Motion.gap(level) / speed);
    }
    return due;
  }

  /// Lets time pass that is too short for a comet to be due; says how much is left.
  double pass(double seconds) {
    due -= seconds;
    return due;
  }

  private double random() {
    seed = seed * 1664525 + 1013904223;
    return (seed >>> 8) / (double) (1 << 24);
  }

  /// How comets are set off now.
  ///
  /// @param scene gives their colours, and the size of the world
  /// @param spacing how many times farther apart than usual, so that a crowded map stays
  ///     readable
  record Flow(ArcScene scene, double spacing) {

    /// How long an arc is.
    double logicalPixels(ArcPath path) {
      return path.length() * scene.viewport().worldSize() / scene.pixelRatio();
    }
  }
}
