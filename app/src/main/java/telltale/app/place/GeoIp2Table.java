package telltale.app.place;

import com.maxmind.geoip2.DatabaseReader;
import com.maxmind.geoip2.exception.GeoIp2Exception;
import com.maxmind.geoip2.record.Country;
import com.maxmind.geoip2.record.Location;
import com.maxmind.geoip2.record.Traits;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import telltale.wire.Place;

/// A database in the schema of GeoIP2: GeoLite2, GeoIP2, and DB-IP's own files.
final class GeoIp2Table implements PlaceTable {

  private static final Location NO_LOCATION = new Location();

  /// In kilometres: nothing on earth is farther away.
  private static final int HALF_THE_WAY_AROUND = 20_038;

  private final DatabaseReader reader;
  private final boolean cities;
  private final String edition;

  /// Takes the reader over.
  GeoIp2Table(DatabaseReader reader, String edition) {
    this.reader = reader;
    this.cities = holdsCities(reader.metadata().databaseType());
    this.edition = edition;
  }

  /// Whether a database that calls itself so holds places.
  static boolean holdsPlaces(String databaseType) {
    return holdsCities(databaseType) || databaseType.contains("Country");
  }

  private static boolean holdsCities(String databaseType) {
    return databaseType.contains("City") || databaseType.contains("Enterprise");
  }

  @Override
  public Optional<Place> find(InetAddress address) throws IOException {
    try {
      if (cities) {
        return reader
            .tryCity(address)
            .map(
                found ->
                    place(
                        found.country(),
                        Optional.ofNullable(found.city().name()),
                        found.location(),
                        found.traits()));
      }
      return reader
          .tryCountry(address)
          .map(found -> place(found.country(), Optional.empty(), NO_LOCATION, found.traits()));
    } catch (GeoIp2Exception e) {
      throw new IOException(e);
    }
  }

  private Place place(Country country, Optional<String> city, Location location, Traits traits) {
    OptionalDouble latitude = degrees(location.latitude(), 90);
    OptionalDouble longitude = degrees(location.longitude(), 180);
    boolean located = latitude.isPresent() && longitude.isPresent();
    return new Place(
        Optional.ofNullable(country.isoCode()).flatMap(PlaceTable::countryCode),
        city.filter(name -> !name.isBlank()),
        located ? latitude : OptionalDouble.empty(),
        located ? longitude : OptionalDouble.empty(),
        asn(traits),
        Optional.ofNullable(traits.autonomousSystemOrganization()),
        located ? radius(location) : OptionalInt.empty(),
        Optional.empty(),
        edition);
  }

  private static OptionalDouble degrees(@Nullable Double value, double limit) {
    return value == null ? OptionalDouble.empty() : PlaceTable.degrees(value, limit);
  }

  private static OptionalInt radius(Location location) {
    Integer kilometres = location.accuracyRadius();
    return kilometres == null || kilometres <= 0 || kilometres > HALF_THE_WAY_AROUND
        ? OptionalInt.empty()
        : OptionalInt.of(kilometres);
  }

  private static OptionalInt asn(Traits traits) {
    Long number = traits.autonomousSystemNumber();
    return number == null || number <= 0 || number > Integer.MAX_VALUE
        ? OptionalInt.empty()
        : OptionalInt.of(number.intValue());
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
