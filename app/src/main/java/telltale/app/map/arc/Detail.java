package telltale.app.map.arc;

import java.util.Optional;

/// How closely the map looks: what is near enough to be one at this distance, and what it is
/// called.
public enum Detail {
  /// The whole world: neighbours within one country are one, and called after it.
  COUNTRY,
  /// A part of the world: every city by itself.
  CITY,
  /// One region: names of remote ends stand beside their city's.
  HOST;

  /// Up to this width of the world, in logical pixels, it is looked at as a whole.
  private static final double WHOLE = 1400;

  /// From this width of the world on, in logical pixels, a city has room for names.
  private static final double REGION = 12_000;

  /// Marks of one country are one when they are nearer than this, in logical pixels.
  static final double SAME_COUNTRY = 46;

  /// What fits a world of that width, in logical pixels.
  public static Detail of(double worldSize) {
    if (worldSize < WHOLE) {
      return COUNTRY;
    }
    return worldSize < REGION ? CITY : HOST;
  }

  boolean joins(EndMark one, EndMark other) {
    Optional<String> country = one.name().country();
    return this == COUNTRY && country.isPresent() && country.equals(other.name().country());
  }
}
