package telltale.app.place.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telltale.wire.Place;

class DatabaseTest {

  @TempDir private Path folder;
  @TempDir private Path copies;
  private Optional<Database> opened = Optional.empty();

  @AfterEach
  void close() throws IOException {
    opened.ifPresent(Database::close);
    try (Stream<Path> left = Files.list(copies)) {
      assertThat(left).as("a copy has no name").isEmpty();
    }
  }

  @Test
  void readsACityInTheNestedSchema() throws IOException, Unusable {
    Map<String, ?> record =
        Map.of(
            "country", Map.of("iso_code", "DE"),
            "city", Map.of("names", Map.of("en", "Berlin", "de", "Berlin!")),
            "location", Map.of("latitude", 52.52, "longitude", 13.4, "accuracy_radius", 20),
            "traits", Map.of("is_anycast", true));

    Place place = find("GeoIP2-City", record);

    assertThat(place.country()).contains("DE");
    assertThat(place.city()).contains("Berlin");
    assertThat(place.latitude().orElseThrow()).isCloseTo(52.52, within(1e-9));
    assertThat(place.radius()).hasValue(20);
    assertThat(place.spread()).isEqualTo(new Place.Spread(true, false));
    assertThat(place.network()).isEmpty();
    assertThat(place.source()).isEqualTo("GeoIP2-City 2026-05");
    assertThat(opened.orElseThrow().placesAddresses()).isTrue();
    assertThat(opened.orElseThrow().namesNetworks()).isFalse();
  }

  @Test
  void readsACountryInTheNestedSchema() throws IOException, Unusable {
    Place place =
        find(
            "DBIP-Country-Lite (compat=GeoLite2-Country)",
            Map.of("country", Map.of("iso_code", "FR", "names", Map.of("en", "France"))));

    assertThat(place.country()).contains("FR");
    assertThat(place.city()).isEmpty();
    assertThat(place.latitude()).isEmpty();
    assertThat(place.source()).isEqualTo("DBIP-Country-Lite 2026-05");
    assertThat(opened.orElseThrow().attribution().text()).contains("DB-IP");
  }

  @Test
  void readsPlaceAndNetworkOfOneFile() throws IOException, Unusable {
    Map<String, ?> record =
        Map.of(
            "country", Map.of("iso_code", "US"),
            "traits",
                Map.of(
                    "autonomous_system_number", 4_200_000_001L,
                    "autonomous_system_organization", "Example",
                    "user_type", "content_delivery_network"));

    Place place = find("GeoIP2-Enterprise", record);

    assertThat(place.asn()).hasValue((int) 4_200_000_001L);
    assertThat(place.organisation()).contains("Example");
    assertThat(place.spread()).isEqualTo(new Place.Spread(false, true));
    assertThat(opened.orElseThrow().namesNetworks()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"GeoLite2-ASN", "GeoIP2-ISP", "DBIP-ASN-Lite (compat=GeoLite2-ASN)", "my own"})
  void readsANetworkInTheSchemaOfAsnDatabases(String type) throws IOException, Unusable {
    Place place =
        find(
            type,
            Map.of(
                "autonomous_system_number",
                15_169,
                "autonomous_system_organization",
                "Google LLC"));

    assertThat(place.network())
        .contains(
            new Place.Network(OptionalInt.of(15_169), Optional.of("Google LLC"), place.source()));
    assertThat(place.country()).isEmpty();
    assertThat(opened.orElseThrow().placesAddresses()).isFalse();
    assertThat(opened.orElseThrow().namesNetworks()).isTrue();
  }

  @Test
  void readsFlatRecords() throws IOException, Unusable {
    Place place =
        find(
            "anything",
            Map.of(
                "country_code",
                "NL",
                "city",
                "Delft",
                "latitude",
                52.0,
                "longitude",
                4.4,
                "asn",
                "AS1103",
                "as_name",
                "SURF"));

    assertThat(place.country()).contains("NL");
    assertThat(place.city()).contains("Delft");
    assertThat(place.longitude()).hasValue(4.4);
    assertThat(place.asn()).hasValue(1103);
    assertThat(place.organisation()).contains("SURF");
    assertThat(place.source()).isEqualTo("one.mmdb 2026-05");
  }

  @Test
  void asksMoreThanTheFirstRecordWhichSchemaItIs() throws IOException, Unusable {
    Path file =
        new MmdbWriter("places of mine", 6)
            .with("1.0.0.0/24", Map.of())
            .with("8.8.8.0/24", Map.of("country_code", "SE"))
            .to(folder.resolve("later.mmdb"));

    opened = Optional.of(Database.copied(file, copies));

    assertThat(opened.get().find(InetAddress.ofLiteral("8.8.8.8")).orElseThrow().country())
        .contains("SE");
  }

  @Test
  void findsWhatTheTreeHoldsAndNothingBesides() throws IOException, Unusable {
    Path file =
        new MmdbWriter("GeoLite2-Country", 6)
            .with("8.8.8.0/24", country("US"))
            .with("8.8.9.128/25", country("CA"))
            .with("2a01::/32", country("FR"))
            .to(folder.resolve("tree.mmdb"));

    opened = Optional.of(Database.copied(file, copies));

    for (String hit : List.of("8.8.8.0 US", "8.8.8.255 US", "8.8.9.200 CA", "2a01::1 FR")) {
      String[] part = hit.split(" ", -1);
      assertThat(opened.get().find(InetAddress.ofLiteral(part[0])).orElseThrow().country())
          .contains(part[1]);
    }
    for (String miss : List.of("8.8.7.255", "8.8.9.127", "2a01:1::", "2a00::", "255.255.255.255")) {
      assertThat(opened.get().find(InetAddress.ofLiteral(miss))).as(miss).isEmpty();
    }
  }

  /// What is open stays whole, whatever becomes of the file that it was.
  @Test
  void outlivesItsFile() throws IOException, Unusable {
    Path file =
        new MmdbWriter("GeoLite2-Country", 6)
            .with("8.8.8.0/24", country("US"))
            .to(folder.resolve("short.mmdb"));
    opened = Optional.of(Database.copied(file, copies));

    Files.write(file, new byte[0]);
    assertThat(opened.get().find(InetAddress.ofLiteral("8.8.8.8"))).isPresent();
    Files.delete(file);
    assertThat(opened.get().find(InetAddress.ofLiteral("8.8.8.8"))).isPresent();
  }

  private static Map<String, ?> country(String code) {
    return Map.of("country", Map.of("iso_code", code));
  }

  private Place find(String type, Map<String, ?> record) throws IOException, Unusable {
    Path file = new MmdbWriter(type, 6).with("8.8.8.0/24", record).to(folder.resolve("one.mmdb"));
    opened = Optional.of(Database.copied(file, copies));
    return opened.get().find(InetAddress.ofLiteral("8.8.8.8")).orElseThrow();
  }
}
