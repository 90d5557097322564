package telltale.app.map.load;

/// A place as finely as the map tells places apart: a tenth of a degree, about 10 km.
///
/// @param latitude in tenths of a degree north
/// @param longitude in tenths of a degree east
public record PlaceKey(int latitude, int longitude) {

  /// The place at these degrees.
  public static PlaceKey of(double latitude, double longitude) {
    return new PlaceKey((int) Math.rint(latitude * 10), (int) Math.rint(longitude * 10));
  }
}
