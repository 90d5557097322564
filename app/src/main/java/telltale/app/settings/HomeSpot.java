package telltale.app.settings;

/// Where this machine is, because the user says so.
///
/// @param latitude degrees north
/// @param longitude degrees east
public record HomeSpot(double latitude, double longitude) {

  /// @throws IllegalArgumentException when no such place is on earth
  public HomeSpot {
    // Written so that what is not a number fails, too.
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException("not on earth");
    }
  }
}
