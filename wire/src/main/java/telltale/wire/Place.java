package telltale.wire;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Where an address is, as far as a database knows.
///
/// @param country ISO 3166-1 alpha-2 code
/// @param city the city's name
/// @param latitude degrees north
/// @param longitude degrees east
/// @param asn the autonomous system's number
/// @param organisation who runs that autonomous system
/// @param source the database, with its date, for example `DB-IP City Lite 2026-06`
public record Place(
    Optional<String> country,
    Optional<String> city,
    OptionalDouble latitude,
    OptionalDouble longitude,
    OptionalInt asn,
    Optional<String> organisation,
    String source) {}
