package telltale.app.place;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalDouble;
import telltale.wire.Place;

/// One open database, in whatever schema.
interface PlaceTable extends Closeable {

  /// Looks up a public address.
  ///
  /// @throws IOException when the file is damaged there
  Optional<Place> find(InetAddress address) throws IOException;

  /// An ISO 3166-1 alpha-2 code, or nothing: databases write `ZZ` or nothing for "unknown".
  static Optional<String> countryCode(String code) {
    return Optional.of(code).filter(c -> c.matches("[A-Z]{2}") && !"ZZ".equals(c));
  }

  /// A coordinate within its range, or nothing.
  static OptionalDouble degrees(double value, double limit) {
    return Math.abs(value) <= limit ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
