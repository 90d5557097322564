package telltale.app.map.geometry;

/// Distances on the earth, taken as a sphere: right to half a percent.
public final class GreatCircle {

  private static final double RADIUS_KILOMETRES = 6371.0088;

  private GreatCircle() {}

  /// Kilometres between two places in degrees, by the haversine formula.
  public static double kilometres(double lat1, double lon1, double lat2, double lon2) {
    double down = Math.sin(Math.toRadians(lat2 - lat1) / 2);
    double across = Math.sin(Math.toRadians(lon2 - lon1) / 2);
    double square =
        down * down
            + Math.cos(Math.toRadians(lat1)) * Math.cos(Math.toRadians(lat2)) * across * across;
    return 2 * RADIUS_KILOMETRES * Math.asin(Math.min(1, Math.sqrt(square)));
  }
}
