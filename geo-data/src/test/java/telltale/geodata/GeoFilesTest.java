package telltale.geodata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeoFilesTest {

  @Test
  void findsTheFilesThatTheBuildFetched() {
    GeoFiles files = GeoFiles.find().orElseThrow();

    assertThat(files.ipv4()).isPresent();
    assertThat(files.ipv6()).isPresent();
    assertThat(files.edition().orElseThrow()).matches("DB-IP City Lite 20[0-9]{2}-[0-9]{2}");
    assertThat(files.attribution()).contains("IP Geolocation by DB-IP");
    assertThat(files.link()).contains("https://db-ip.com");
    assertThat(files.directory().resolve("DBIP-LICENSE.txt")).isNotEmptyFile();
    assertThat(files.directory().resolve("ATTRIBUTION.txt")).content().contains("CC BY 4.0");
  }

  @Test
  void findsNothingInAFolderThatIsNotThere(@TempDir Path folder) {
    GeoFiles files = GeoFiles.in(folder.resolve("nowhere"));

    assertThat(files.ipv4()).isEmpty();
    assertThat(files.ipv6()).isEmpty();
    assertThat(files.edition()).isEmpty();
  }

  @Test
  void doesWithoutADamagedDescription(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("geo.properties"), "name=A\ndate=\\u12");
    Files.writeString(folder.resolve("dbip-city-ipv4.mmdb"), "x");

    GeoFiles files = GeoFiles.in(folder);

    assertThat(files.ipv4()).isPresent();
    assertThat(files.ipv6()).isEmpty();
    assertThat(files.edition()).isEmpty();
  }
}
