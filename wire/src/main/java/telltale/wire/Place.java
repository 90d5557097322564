package telltale.wire;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Where an address is, as far as a database knows, and what it is there for.
///
/// @param country ISO 3166-1 alpha-2 code
/// @param city the city's name
/// @param latitude degrees north
/// @param longitude degrees east
/// @param asn the autonomous system's number
/// @param organisation who runs that autonomous system
/// @param radius kilometres around the coordinates within which it is, as far as the database knows
/// @param range the special purpose of the address where it has one, for example `private`
/// @param source the database, with its date, for example `DB-IP City Lite 2026-06`
public record Place(
    Optional<String> country,
    Optional<String> city,
    OptionalDouble latitude,
    OptionalDouble longitude,
    OptionalInt asn,
    Optional<String> organisation,
    OptionalInt radius,
    Optional<String> range,
    String source) {

  /// A place without a radius, of an address without a special purpose.
  public Place(
      Optional<String> country,
      Optional<String> city,
      OptionalDouble latitude,
      OptionalDouble longitude,
      OptionalInt asn,
      Optional<String> organisation,
      String source) {
    this(
        country,
        city,
        latitude,
        longitude,
        asn,
        organisation,
        OptionalInt.empty(),
        Optional.empty(),
        source);
  }

  /// What is known of an address of that special purpose which is nowhere on a map.
  public static Place ofRange(String range, String source) {
    return new Place(
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            source)
        .withRange(range);
  }

  /// The same place of an address of that special purpose.
  public Place withRange(String newRange) {
    return new Place(
        country,
        city,
        latitude,
        longitude,
        asn,
        organisation,
        radius,
        Optional.of(newRange),
        source);
  }
}
