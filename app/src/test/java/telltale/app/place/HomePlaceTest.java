package telltale.app.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HomePlaceTest {

  @TempDir private Path zoneinfo;

  @Test
  void takesTheOptionAtItsWord() {
    assertThat(HomePlace.ofOption("48.85,2.35"))
        .contains(new HomePlace(48.85, 2.35, "option --home"));
    assertThat(HomePlace.ofOption(" -33.9 , +151 "))
        .contains(new HomePlace(-33.9, 151, "option --home"));
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
    assertThat(paris.source()).isEqualTo("time zone Europe/Paris");
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
    assertThat(eastern.source()).isEqualTo("time zone US/Eastern");
  }

  @Test
  void standsAtGreenwichWhereTheZoneSaysNothing() throws IOException {
    writeTables();

    for (String zone : new String[] {"UTC", "Etc/UTC", "Z", "GMT"}) {
      HomePlace place = HomePlace.ofTimeZone(zone, zoneinfo);
      assertThat(place.longitude()).isZero();
      assertThat(place.source()).isEqualTo("Greenwich, because the time zone is UTC");
    }
    assertThat(HomePlace.ofTimeZone("Mars/Olympus", zoneinfo).source())
        .isEqualTo("Greenwich, because time zone Mars/Olympus has no place");
    assertThat(HomePlace.ofTimeZone("Europe/Paris", zoneinfo.resolve("nowhere")).source())
        .startsWith("Greenwich");
  }

  @Test
  void alwaysFindsAPlaceForThisMachine() {
    assertThat(HomePlace.ofTimeZone().source()).isNotBlank();
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
