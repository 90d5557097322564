package telltale.app.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import telltale.app.place.LocatorState.Ready;
import telltale.geodata.GeoFiles;
import telltale.wire.Place;

/// The traffic lab's list of addresses says what the database says. After taking a newer database,
/// run this test with `-Dtelltale.lab.rewrite=true` to write the list anew.
class WorldAddressesTest {

  private static final Path LIST = Path.of("../native-loader/lab/world-addresses.tsv");

  @Test
  void saysWhatTheDatabaseSays() throws IOException {
    List<String> lines = Files.readAllLines(LIST);
    LocatorState state = Locator.open(List.of(), GeoFiles.find(), Path.of("/nowhere"));
    assertThat(state).isInstanceOf(Ready.class);
    try (Locator locator = ((Ready) state).locator()) {
      List<String> fresh = lines.stream().map(line -> fresh(locator, line)).toList();
      if (Boolean.getBoolean("telltale.lab.rewrite")) {
        Files.write(LIST, fresh);
      }
      assertThat(lines)
          .as("run again with -Dtelltale.lab.rewrite=true after taking a newer database")
          .isEqualTo(fresh);
    }
  }

  @Test
  void spansTheWorld() throws IOException {
    List<String[]> rows =
        Files.readAllLines(LIST).stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("\t", -1))
            .toList();

    assertThat(rows).hasSizeGreaterThanOrEqualTo(36);
    assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(3).doesNotContain(""));
    assertThat(rows.stream().map(row -> row[0]).distinct()).hasSize(rows.size());
    assertThat(rows.stream().map(row -> row[1]).distinct().count()).isGreaterThanOrEqualTo(20);
    long ipv4 =
        rows.stream().filter(row -> InetAddress.ofLiteral(row[0]) instanceof Inet4Address).count();
    assertThat(ipv4).isBetween(12L, rows.size() - 12L);
  }

  private static String fresh(Locator locator, String line) {
    if (line.startsWith("#")) {
      return line;
    }
    String address = line.substring(0, line.indexOf('\t'));
    Optional<Place> place = locator.locate(InetAddress.ofLiteral(address));
    String country = place.flatMap(Place::country).orElse("");
    String city = place.flatMap(Place::city).orElse("");
    return address + "\t" + country + "\t" + city;
  }
}
