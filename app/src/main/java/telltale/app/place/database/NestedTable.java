package telltale.app.place.database;

import com.maxmind.db.Reader;
import com.maxmind.geoip2.model.CityResponse;
import com.maxmind.geoip2.record.Location;
import com.maxmind.geoip2.record.Traits;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import telltale.wire.Place;

/// Records in the schema of GeoIP2 Country, City and Enterprise, which DB-IP's own files have, too:
/// a country is a city without the rest.
///
/// @param edition names the source
record NestedTable(String edition) implements RecordTable {

  private static final Set<String> KEYS =
      Set.of("country", "city", "location", "registered_country", "continent", "traits");

  /// In kilometres: nothing on earth is farther away.
  private static final int HALF_THE_WAY_AROUND = 20_038;

  /// Whether a record is of this schema.
  static boolean fits(Map<?, ?> row) {
    return KEYS.stream().anyMatch(key -> row.get(key) instanceof Map);
  }

  @Override
  public Optional<Place> find(Reader reader, InetAddress address) throws IOException {
    return Optional.ofNullable(reader.get(address, CityResponse.class)).map(this::place);
  }

  private Place place(CityResponse found) {
    Location location = found.location();
    OptionalDouble latitude = RecordTable.degrees(location.latitude(), 90);
    OptionalDouble longitude = RecordTable.degrees(location.longitude(), 180);
    boolean located = latitude.isPresent() && longitude.isPresent();
    Traits traits = found.traits();
    Long number = traits.autonomousSystemNumber();
    return new Place(
        RecordTable.countryCode(found.country().isoCode()),
        RecordTable.text(found.city().names().get("en")),
        located ? latitude : OptionalDouble.empty(),
        located ? longitude : OptionalDouble.empty(),
        located ? radius(location) : OptionalInt.empty(),
        RecordTable.network(
            number == null ? 0 : number,
            RecordTable.text(traits.autonomousSystemOrganization()),
            edition),
        new Place.Spread(traits.isAnycast(), "content_delivery_network".equals(traits.userType())),
        Optional.empty(),
        Optional.empty(),
        edition);
  }

  private static OptionalInt radius(Location location) {
    Integer kilometres = location.accuracyRadius();
    return kilometres == null || kilometres <= 0 || kilometres > HALF_THE_WAY_AROUND
        ? OptionalInt.empty()
        : OptionalInt.of(kilometres);
  }
}
