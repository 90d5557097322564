package telltale.app.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telltale.app.words.Phrase;
import telltale.wire.Place;

class HomePlaceTest {

  @TempDir private Path zoneinfo;

  @Test
  void takesTheOptionAtItsWord() {
    assertThat(HomePlace.ofOption("48.85,2.35"))
        .contains(new HomePlace(48.85, 2.35, Phrase.of("home.option"), true));
    assertThat(HomePlace.ofOption(" -33.9 , +151 "))
        .contains(new HomePlace(-33.9, 151, Phrase.of("home.option"), true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "48.85", "91,0", "0,181", "NaN,0", "1,2,3", "1e1,2", "Paris", "1;2"})
  void refusesAnOptionThatIsNoPlace(String text) {
    assertThat(HomePlace.ofOption(text)).isEmpty();
  }

  @Test
  void usesTheMainCityOfTheTimeZone() throws IOException {
    writeTables();

    HomePlace paris = HomePlace.ofTimeZone("Europe/Paris", zoneinfo);
    assertThat(paris.latitude()).isCloseTo(48.8667, within(1e-4));
    assertThat(paris.longitude()).isCloseTo(2.3333, within(1e-4));
    assertThat(paris.source()).hasToString("time zone Europe/Paris");
    HomePlace newYork = HomePlace.ofTimeZone("America/New_York", zoneinfo);
    assertThat(newYork.latitude()).isCloseTo(40.7142, within(1e-4));
    assertThat(newYork.longitude()).isCloseTo(-74.0064, within(1e-4));
  }

  @Test
  void looksInBothTablesAndFollowsOldNames() throws IOException {
    writeTables();

    assertThat(HomePlace.ofTimeZone("Asia/Newtown", zoneinfo).latitude()).isEqualTo(-10.5);
    HomePlace eastern = HomePlace.ofTimeZone("US/Eastern", zoneinfo);
    assertThat(eastern.latitude()).isCloseTo(40.7142, within(1e-4));
    assertThat(eastern.source()).hasToString("time zone US/Eastern");
  }

  @Test
  void standsAtGreenwichWhereTheZoneSaysNothing() throws IOException {
    writeTables();

    for (String zone : new String[] {"UTC", "Etc/UTC", "Z", "GMT"}) {
      HomePlace place = HomePlace.ofTimeZone(zone, zoneinfo);
      assertThat(place.longitude()).isZero();
      assertThat(place.source()).hasToString("Greenwich, because the time zone is UTC");
    }
    assertThat(HomePlace.ofTimeZone("Mars/Olympus", zoneinfo).source())
        .hasToString("Greenwich, because the time zone Mars/Olympus has no place");
    assertThat(
            HomePlace.ofTimeZone("Europe/Paris", zoneinfo.resolve("nowhere")).source().toString())
        .startsWith("Greenwich");
  }

  @Test
  void isWhereThisMachinesOwnPublicAddressIsListed() {
    List<InetAddress> addresses =
        Stream.of("127.0.0.1", "192.168.1.7", "fe80::1", "203.0.114.5", "198.45.7.9")
            .map(InetAddress::ofLiteral)
            .toList();
    Map<String, Place> listed = Map.of("198.45.7.9", place(OptionalDouble.of(53.55)));
    HomePlace home = HomePlace.ofAddresses(addresses, in(listed)).orElseThrow();
    assertThat(home.latitude()).isEqualTo(53.55);
    assertThat(home.source()).hasToString("its address 198.45.7.9 (Some Database 2026-06)");
    assertThat(home.decided()).isFalse();
  }

  @Test
  void aPrivateAddressOrOneWithoutCoordinatesSaysNothing() {
    List<InetAddress> addresses =
        Stream.of("192.168.1.7", "100.64.0.9", "198.45.7.9").map(InetAddress::ofLiteral).toList();
    Map<String, Place> listed =
        Map.of(
            "192.168.1.7", place(OptionalDouble.of(1)),
            "100.64.0.9", place(OptionalDouble.of(1)),
            "198.45.7.9", place(OptionalDouble.empty()));
    assertThat(HomePlace.ofAddresses(addresses, in(listed))).isEmpty();
    assertThat(HomePlace.ofAddresses(List.of(), in(listed))).isEmpty();
  }

  @Test
  void namesNoAddressOfLoopback() {
    assertThat(OwnAddresses.find()).noneMatch(InetAddress::isLoopbackAddress);
  }

  private static Function<InetAddress, Optional<Place>> in(Map<String, Place> listed) {
    return address -> Optional.ofNullable(listed.get(address.getHostAddress()));
  }

  private static Place place(OptionalDouble latitude) {
    return new Place(
        Optional.of("DE"),
        Optional.of("Hamburg"),
        latitude,
        OptionalDouble.of(10),
        OptionalInt.empty(),
        Optional.empty(),
        "Some Database 2026-06");
  }

  @Test
  void alwaysFindsAPlaceForThisMachine() {
    assertThat(HomePlace.ofTimeZone().source().toString()).isNotBlank();
  }

  private void writeTables() throws IOException {
    Files.writeString(
        zoneinfo.resolve("zone.tab"),
        "# comment\nFR\t+4852+00220\tEurope/Paris\nUS\t+404251-0740023\tAmerica/New_York\tEast\n");
    Files.writeString(
        zoneinfo.resolve("zone1970.tab"), "ZA,ZB\t-1030+10015\tAsia/Newtown\tcomment\n");
    Files.writeString(
        zoneinfo.resolve("tzdata.zi"), "# version x\nL America/New_York US/Eastern\n");
  }
}
