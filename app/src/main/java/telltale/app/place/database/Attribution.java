package telltale.app.place.database;

import java.util.Optional;

/// What the licence of a database asks every screen that shows its places to say.
///
/// @param text for example `IP Geolocation by DB-IP`
/// @param link where the text leads
public record Attribution(String text, Optional<String> link) {

  static final Attribution DB_IP =
      new Attribution("IP Geolocation by DB-IP", Optional.of("https://db-ip.com"));

  static final Attribution MAXMIND =
      new Attribution(
          "This product includes GeoLite Data created by MaxMind",
          Optional.of("https://www.maxmind.com"));

  /// By the type that a database gives itself.
  static Attribution ofType(String databaseType, String edition) {
    if (databaseType.startsWith("DBIP")) {
      return DB_IP;
    }
    if (databaseType.startsWith("Geo")) {
      return MAXMIND;
    }
    return new Attribution("Places from " + edition, Optional.empty());
  }
}
