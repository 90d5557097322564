package telltale.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import telltale.app.place.WorldFile;
import telltale.app.update.FileServer;

class GeoCommandTest {

  private static final String KEY = "secret_0123456789";

  @TempDir private Path folder;
  private Path out;
  private Path err;

  @BeforeEach
  void nameTheFiles() {
    out = folder.resolve("out");
    err = folder.resolve("err");
  }

  private int run(String input, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add("-Dtelltale.geo=" + Path.of("..", "geo-data", "target", "geo").toAbsolutePath());
    command.add("telltale.app.Main");
    command.addAll(List.of(words));
    Path in = folder.resolve("in");
    Files.writeString(in, input);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
    builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    Process process = builder.start();
    assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private byte[] database(int blocks) throws IOException {
    Path file = folder.resolve("small.mmdb");
    WorldFile.write(file, blocks);
    return FileServer.gzipped(Files.readAllBytes(file));
  }

  private static String newest() {
    return "/free/dbip-city-lite-" + YearMonth.now(ZoneOffset.UTC) + ".mmdb.gz";
  }

  @Test
  void whatIsFetchedIsUsedFromThenOn() throws IOException, InterruptedException {
    try (FileServer server = new FileServer()) {
      server.with(newest(), database(223), "\"new\"");
      int code = run("", "geo", "update", "--from", server.base().toString());
      assertThat(err).isEmptyFile();
      assertThat(code).isZero();
      assertThat(Files.readString(out)).startsWith("Places come from DBIP-City-Lite ");
    }
    assertThat(run("", "geo")).isZero();
    assertThat(Files.readString(out)).startsWith("Places come from DBIP-City-Lite ");
  }

  @Test
  void aPartOfTheWorldIsNoDatabaseOfIt() throws IOException, InterruptedException {
    try (FileServer server = new FileServer()) {
      server.with(newest(), database(20), "\"new\"");
      assertThat(run("", "geo", "update", "--from", server.base().toString())).isEqualTo(1);
    }
    assertThat(Files.readString(err)).contains("no database of the world").hasLineCount(1);
    assertThat(folder.resolve("data/telltale/geo/city.mmdb")).doesNotExist();
  }

  @Test
  void anAccountIsKeptAndNeverSaid() throws IOException, InterruptedException {
    assertThat(run("123456\n" + KEY + "\n", "geo", "account")).isZero();
    Path kept = folder.resolve("config/telltale/GeoIP.conf");
    assertThat(Files.readString(kept, StandardCharsets.UTF_8)).contains("LicenseKey " + KEY);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(out) + Files.readString(err)).doesNotContain(KEY);
  }

  @Test
  void asksNoServerThatCouldBeAnybody() throws IOException, InterruptedException {
    assertThat(run("", "geo", "update", "--from", "http://mirror.example")).isEqualTo(2);
    assertThat(Files.readString(err)).contains("must be https").hasLineCount(1);
  }
}
