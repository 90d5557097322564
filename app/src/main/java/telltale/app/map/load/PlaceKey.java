package telltale.app.map.load;

/// Where an arc leads.
public sealed interface PlaceKey {

  /// The spot at these degrees.
  static PlaceKey of(double latitude, double longitude) {
    return new Spot((int) Math.rint(latitude * 10), (int) Math.rint(longitude * 10));
  }

  /// A spot as finely as the map tells spots apart: a tenth of a degree, about 10 km.
  ///
  /// @param latitude in tenths of a degree north
  /// @param longitude in tenths of a degree east
  record Spot(int latitude, int longitude) implements PlaceKey {}

  /// What has no spot on a world map, and stands at its edge instead.
  enum Dock implements PlaceKey {
    /// This machine itself.
    MACHINE,
    /// The networks that this machine is plugged into.
    NETWORK,
    /// Public addresses that no database knows.
    UNKNOWN
  }
}
