package telltale.app.correction;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import telltale.app.range.Network;
import telltale.wire.Place;

/// Where a network is, because the user says so.
///
/// @param network whose addresses are there
/// @param latitude degrees north
/// @param longitude degrees east
/// @param country ISO 3166-1 alpha-2 code, where the user named one
/// @param city its name, where the user gave one
public record Correction(
    Network network,
    double latitude,
    double longitude,
    Optional<String> country,
    Optional<String> city) {

  /// What a place says of its source when it is a correction.
  public static final String SOURCE = "override";

  /// No name of a city is longer.
  public static final int LONGEST_CITY = 80;

  /// @throws IllegalArgumentException when no such place is on earth, or a text is not what it
  ///     should be
  public Correction {
    // Written so that what is not a number fails, too.
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException("not on earth");
    }
    if (!country.map(Correction::isCountry).orElse(true)
        || !city.map(Correction::isCity).orElse(true)) {
      throw new IllegalArgumentException("not a country or a city");
    }
  }

  /// Whether that can be the code of a country.
  public static boolean isCountry(String code) {
    return code.matches("[A-Z]{2}");
  }

  /// Whether that can be the name of a city.
  public static boolean isCity(String name) {
    return !name.isBlank()
        && name.length() <= LONGEST_CITY
        && name.chars().noneMatch(Character::isISOControl);
  }

  /// The place of an address of the network. Who runs the network, and what the address is there
  /// for, stays what is listed.
  ///
  /// @param listed what would be said of the address without the correction
  public Place place(Optional<Place> listed) {
    Place here =
        new Place(
            country,
            city,
            OptionalDouble.of(latitude),
            OptionalDouble.of(longitude),
            OptionalInt.empty(),
            Optional.empty(),
            SOURCE);
    return listed
        .flatMap(Place::range)
        .map(here::withRange)
        .orElse(here)
        .withNetwork(listed.flatMap(Place::network));
  }
}
