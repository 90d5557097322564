package telltale.app.place.database;

import com.maxmind.db.Reader;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import telltale.wire.Place;

/// Reads the records of one schema.
interface RecordTable {

  /// What the record of an address says; empty where there is none.
  ///
  /// @throws IOException when it does not fit the schema
  Optional<Place> find(Reader reader, InetAddress address) throws IOException;

  /// An ISO 3166-1 alpha-2 code, or nothing: databases write `ZZ` or nothing for "unknown".
  static Optional<String> countryCode(@Nullable String code) {
    return Optional.ofNullable(code).filter(c -> c.matches("[A-Z]{2}") && !"ZZ".equals(c));
  }

  /// A name, unless it is empty.
  static Optional<String> text(@Nullable Object value) {
    return value instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
  }

  /// A coordinate within its range, or nothing.
  static OptionalDouble degrees(@Nullable Number value, double limit) {
    if (value == null) {
      return OptionalDouble.empty();
    }
    // Through its decimal text, because a float's 37.422 widens to 37.42200088500977.
    double degrees = Double.parseDouble(value.toString());
    return Math.abs(degrees) <= limit ? OptionalDouble.of(degrees) : OptionalDouble.empty();
  }

  /// A network, unless nothing is known of it.
  ///
  /// @param number of the autonomous system, 0 for unknown
  static Optional<Place.Network> network(
      long number, Optional<String> organisation, String edition) {
    OptionalInt asn =
        number > 0 && number <= 0xffff_ffffL ? OptionalInt.of((int) number) : OptionalInt.empty();
    return asn.isPresent() || organisation.isPresent()
        ? Optional.of(new Place.Network(asn, organisation, edition))
        : Optional.empty();
  }
}
