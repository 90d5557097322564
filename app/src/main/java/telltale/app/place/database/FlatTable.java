package telltale.app.place.database;

import com.maxmind.db.Reader;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import telltale.wire.Place;

/// Records whose fields lie side by side: `country_code`, `city`, `latitude`, `longitude` as
/// DB-IP's data has them in the form that the build fetches, `autonomous_system_number` and
/// `autonomous_system_organization` as in every ASN database of the GeoIP2 schema, and `asn` and
/// `as_name` as in others.
///
/// @param edition names the source
record FlatTable(String edition) implements RecordTable {

  /// Whether a record says where an address is.
  static boolean namesCountries(Map<?, ?> row) {
    return row.get("country_code") instanceof String;
  }

  /// Whether a record says whose an address is.
  static boolean namesNetworks(Map<?, ?> row) {
    return number(row) > 0 || organisation(row).isPresent();
  }

  @Override
  public Optional<Place> find(Reader reader, InetAddress address) throws IOException {
    Map<?, ?> row = reader.get(address, Map.class);
    if (row == null) {
      return Optional.empty();
    }
    OptionalDouble latitude = degrees(row.get("latitude"), 90);
    OptionalDouble longitude = degrees(row.get("longitude"), 180);
    boolean located = latitude.isPresent() && longitude.isPresent();
    return Optional.of(
        new Place(
            RecordTable.text(row.get("country_code")).flatMap(RecordTable::countryCode),
            RecordTable.text(row.get("city")),
            located ? latitude : OptionalDouble.empty(),
            located ? longitude : OptionalDouble.empty(),
            OptionalInt.empty(),
            RecordTable.network(number(row), organisation(row), edition),
            Place.Spread.ONE,
            Optional.empty(),
            Optional.empty(),
            edition));
  }

  private static OptionalDouble degrees(@Nullable Object value, double limit) {
    return RecordTable.degrees(value instanceof Number number ? number : null, limit);
  }

  private static long number(Map<?, ?> row) {
    Object value = row.get("autonomous_system_number");
    if (value instanceof Number number) {
      return number.longValue();
    }
    return RecordTable.text(row.get("asn"))
        .filter(text -> text.matches("AS\\d{1,10}"))
        .map(text -> Long.parseLong(text.substring(2)))
        .orElse(0L);
  }

  private static Optional<String> organisation(Map<?, ?> row) {
    return RecordTable.text(row.get("autonomous_system_organization"))
        .or(() -> RecordTable.text(row.get("as_name")));
  }
}
