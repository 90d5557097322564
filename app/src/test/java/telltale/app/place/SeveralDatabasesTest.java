package telltale.app.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import telltale.app.place.database.MmdbWriter;
import telltale.app.words.Phrase;
import telltale.geodata.GeoFiles;
import telltale.wire.Place;

class SeveralDatabasesTest {

  private static final InetAddress ADDRESS = InetAddress.ofLiteral("8.8.8.8");

  @TempDir private Path folder;
  @TempDir private Path copies;
  private Optional<Locator> opened = Optional.empty();

  @AfterEach
  void close() {
    opened.ifPresent(Locator::close);
  }

  @Test
  void takesWhereAndWhoseFromDifferentFiles() throws IOException {
    Locator locator = open(asn("asn.mmdb", 15_169), city("city.mmdb", "DE", "Berlin"));

    Place place = find(locator);
    assertThat(place.city()).contains("Berlin");
    assertThat(place.source()).isEqualTo("GeoLite2-City 2026-05");
    assertThat(place.asn()).hasValue(15_169);
    assertThat(place.network().orElseThrow().source()).isEqualTo("GeoLite2-ASN 2026-05");
    assertThat(locator.editions()).containsExactly("GeoLite2-ASN 2026-05", "GeoLite2-City 2026-05");
    assertThat(locator.attributions()).hasSize(1);
  }

  @Test
  void aPointOnTheMapCountsForMoreThanACountry() throws IOException {
    Path country =
        new MmdbWriter("GeoLite2-Country", 6)
            .with("8.8.0.0/16", Map.of("country", Map.of("iso_code", "US")))
            .to(folder.resolve("country.mmdb"));

    Locator locator = open(country, city("city.mmdb", "DE", "Berlin"));

    assertThat(find(locator).country()).as("never of one and of the other").contains("DE");
    Place beside = locator.locate(InetAddress.ofLiteral("8.8.9.9")).orElseThrow();
    assertThat(beside.country()).as("the city file does not know it").contains("US");
    assertThat(beside.source()).isEqualTo("GeoLite2-Country 2026-05");
  }

  @Test
  void whatComesAlongKeepsTheWordThatTheUsersFilesDoNotTake() throws IOException {
    opened = Optional.of(ready(List.of(asn("asn.mmdb", 64_500)), GeoFiles.find()));

    Place place = find(opened.get());
    assertThat(place.city()).contains("Mountain View");
    assertThat(place.source()).startsWith("DB-IP City Lite");
    assertThat(place.asn()).hasValue(64_500);
    opened.get().close();

    opened = Optional.of(ready(List.of(city("city.mmdb", "DE", "Berlin")), GeoFiles.find()));
    assertThat(find(opened.get()).city()).contains("Berlin");
    assertThat(opened.get().locate(InetAddress.ofLiteral("1.1.1.1")))
        .as("a city file of the user's has the word alone")
        .isEmpty();
    assertThat(opened.get().attributions().getFirst().text()).contains("MaxMind");
  }

  @Test
  void usesWhatTookAFilesPlace() throws IOException {
    Path file = city("city.mmdb", "DE", "Berlin");
    Locator locator = open(file);
    long version = locator.version();
    assertThat(find(locator).city()).contains("Berlin");
    assertThat(refreshed(locator)).as("nothing changed").isFalse();

    Files.move(city("new.mmdb", "FR", "Lyon"), file, StandardCopyOption.ATOMIC_MOVE);

    assertThat(refreshed(locator)).isTrue();
    assertThat(locator.version()).isNotEqualTo(version);
    assertThat(find(locator).city()).contains("Lyon");
    assertThat(locator.problems()).isEmpty();
  }

  @Test
  void usesWhatIsWrittenOverAFile() throws IOException {
    Path file = city("city.mmdb", "DE", "Berlin");
    Locator locator = open(file);
    byte[] other = Files.readAllBytes(city("new.mmdb", "FR", "Lyon"));

    Files.write(file, Arrays.copyOf(other, other.length / 2));
    locator.refresh();
    assertThat(find(locator).city()).as("while it is being written").contains("Berlin");
    Files.write(file, other);
    touch(file, 60);

    assertThat(refreshed(locator)).isTrue();
    assertThat(find(locator).city()).contains("Lyon");
  }

  @Test
  void keepsTheOldOneWhereTheNewOneCannotBeUsed() throws IOException {
    Path file = city("city.mmdb", "DE", "Berlin");
    Locator locator = open(file);
    byte[] sound = Files.readAllBytes(file);

    Files.write(file, Arrays.copyOf(sound, 300));
    touch(file, 10);
    assertThat(refreshed(locator)).isTrue();
    assertThat(find(locator).city()).contains("Berlin");
    assertThat(locator.problems())
        .singleElement()
        .asString()
        .isEqualTo(
            file
                + " is damaged or no database in MaxMind's format: download it again."
                + " What was read of it before stays in use.");
    assertThat(refreshed(locator)).as("said once").isFalse();

    Files.delete(file);
    assertThat(refreshed(locator)).isTrue();
    assertThat(locator.problems()).singleElement().asString().contains("There is no database");
    assertThat(find(locator).city()).contains("Berlin");

    city("city.mmdb", "FR", "Lyon");
    assertThat(refreshed(locator)).isTrue();
    assertThat(locator.problems()).isEmpty();
    assertThat(find(locator).city()).contains("Lyon");
  }

  @Test
  void waitsForAFolderThatIsNotThereYet() throws IOException {
    Path later = folder.resolve("stick/geo/city.mmdb");
    opened = Optional.of(ready(List.of(later), GeoFiles.find()));
    Locator locator = opened.get();
    assertThat(locator.problems()).containsExactly(Phrase.of("places.awaited", later.toString()));
    assertThat(find(locator).city()).contains("Mountain View");

    Files.createDirectories(later.getParent());
    Files.move(city("city.mmdb", "DE", "Berlin"), later);

    assertThat(refreshed(locator)).isTrue();
    assertThat(find(locator).city()).contains("Berlin");
    assertThat(locator.problems()).isEmpty();
  }

  @Test
  void aFileThatIsMissingInAFolderThatIsThereIsRefused() {
    assertThat(Locator.open(List.of(folder.resolve("x.mmdb")), GeoFiles.find(), copies))
        .isInstanceOf(LocatorState.Unreadable.class);
  }

  /// A change counts once it has been at rest from one look to the next.
  private static boolean refreshed(Locator locator) {
    boolean first = locator.refresh();
    assertThat(first).as("not before it rests").isFalse();
    return locator.refresh();
  }

  /// Whatever the clock of the file system is good for.
  private static void touch(Path file, long seconds) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(seconds)));
  }

  private Locator open(Path... files) {
    opened = Optional.of(ready(List.of(files), Optional.empty()));
    return opened.get();
  }

  private Locator ready(List<Path> own, Optional<GeoFiles> installed) {
    LocatorState state = Locator.open(own, installed, copies);
    assertThat(state).isInstanceOf(LocatorState.Ready.class);
    return ((LocatorState.Ready) state).locator();
  }

  private static Place find(Locator locator) {
    return locator.locate(ADDRESS).orElseThrow();
  }

  private Path asn(String name, int number) throws IOException {
    return new MmdbWriter("GeoLite2-ASN", 6)
        .with("8.8.8.0/24", Map.of("autonomous_system_number", number))
        .to(folder.resolve(name));
  }

  private Path city(String name, String code, String city) throws IOException {
    Map<String, ?> record =
        Map.of(
            "country", Map.of("iso_code", code),
            "city", Map.of("names", Map.of("en", city)),
            "location", Map.of("latitude", 50.0, "longitude", 8.0));
    return new MmdbWriter("GeoLite2-City", 6).with("8.8.8.0/24", record).to(folder.resolve(name));
  }
}
