package telltale.app.map.geometry;

/// Web Mercator in units of the world's width: x grows east from 0 at 180° west to 1 at 180°
/// east, y grows south from 0 at 85.05° north to 1 at 85.05° south.
public final class Mercator {

  /// The latitude, in degrees, at which the square world ends.
  public static final double MAX_LATITUDE = 85.0511287798066;

  private Mercator() {}

  /// World x of a longitude in degrees.
  public static double x(double longitude) {
    return longitude / 360 + 0.5;
  }

  /// World y of a latitude in degrees; the poles, which lie at infinity, are held at the edge.
  public static double y(double latitude) {
    double held = Math.clamp(latitude, -MAX_LATITUDE, MAX_LATITUDE);
    double sine = Math.sin(Math.toRadians(held));
    return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  }

  /// Longitude in degrees, -180 to 180, of a world x, which may be on any copy of the world.
  public static double longitude(double x) {
    return (x - Math.floor(x) - 0.5) * 360;
  }

  /// Latitude in degrees of a world y.
  public static double latitude(double y) {
    return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * y))));
  }
}
