package telltale.app.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telltale.wire.Message;

@Timeout(60)
class RecordingTest {

  @TempDir Path folder;

  private final Sink sink = new Sink();

  @ParameterizedTest
  @ValueSource(strings = {"plain.ndjson", "packed.ndjson.gz"})
  void showsAgainWhatWasKept(String name) throws IOException {
    Path file = record(name, Streams.SHORT);

    LinkState end = play(file, 100);

    assertThat(sink.messages).isEqualTo(Streams.SHORT);
    LinkState.Replaying replaying = new LinkState.Replaying(Streams.HELLO, name);
    assertThat(sink.states).containsExactly(replaying);
    assertThat(end).isEqualTo(replaying);
  }

  @Test
  void keepsTheTimeOfTheStream() throws IOException {
    Path file = record("stream", List.of(Streams.HELLO, Streams.health(4000)));

    long begin = System.nanoTime();
    play(file, 10);
    Duration took = Duration.ofNanos(System.nanoTime() - begin);

    assertThat(took).isBetween(Duration.ofMillis(395), Duration.ofSeconds(20));
    assertThat(sink.idle).isNotEmpty().isSorted();
    assertThat(sink.idle).allMatch(now -> within(now, Streams.BEGIN, 4000));
  }

  @Test
  void beginsAgainAtItsEndUntilItIsClosed() throws Exception {
    Path file = record("stream", List.of(Streams.HELLO, Streams.health(400)));
    Recording recording = new Recording(file, 1, true);
    CompletableFuture<LinkState> end = CompletableFuture.supplyAsync(() -> recording.run(sink));
    assertThat(sink.heardIdle.await(30, TimeUnit.SECONDS)).isTrue();
    recording.close();
    assertThat(end.get(30, TimeUnit.SECONDS)).isInstanceOf(LinkState.Replaying.class);
  }

  @Test
  void doesNotWaitForAGapOfCenturiesOnceClosed() throws Exception {
    long year9999 =
        Duration.between(Streams.BEGIN, Instant.ofEpochMilli(253_402_300_799_000L)).toMillis();
    Path file = record("stream", List.of(Streams.HELLO, Streams.health(year9999)));
    Recording recording = new Recording(file, 0.001, false);
    CompletableFuture<LinkState> end = CompletableFuture.supplyAsync(() -> recording.run(sink));
    assertThat(sink.heardIdle.await(30, TimeUnit.SECONDS)).isTrue();
    recording.close();
    assertThat(end.get(30, TimeUnit.SECONDS)).isInstanceOf(LinkState.Replaying.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain.ndjson", "packed.ndjson.gz"})
  void saysThatATruncatedRecordingBreaksOff(String name) throws IOException {
    Path file = record(name, Streams.SHORT);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 12));

    assertThat(play(file, 100))
        .isInstanceOfSatisfying(
            LinkState.Lost.class,
            lost ->
                assertThat(lost.reason().toString())
                    .startsWith("The recording " + name + " breaks off: ")
                    .matches("[ -~]+"));
  }

  @Test
  void saysThatAFileIsNotARecording() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "Dear diary\n");
    Path empty = Files.createFile(folder.resolve("empty"));
    Path notGzip = Files.write(folder.resolve("damaged.gz"), new byte[] {0x1f, (byte) 0x8b, 1, 2});

    assertThat(reason(text)).contains("line 1: not a JSON object");
    assertThat(reason(empty)).contains("it is empty");
    assertThat(reason(notGzip)).contains("compressed part");
    assertThat(reason(folder.resolve("nowhere"))).contains("there is no such file");
    assertThat(reason(folder)).contains("cannot be read");
  }

  @Test
  void keepsARecordingFromOtherUsers() throws IOException {
    Path file = Files.writeString(folder.resolve("mine"), "older");
    record("mine", Streams.SHORT);

    assertThat(Files.getPosixFilePermissions(file))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    assertThat(Files.readString(file, StandardCharsets.UTF_8)).startsWith("{\"event\":\"hello\"");
  }

  @Test
  void replacesNothingButAFile() {
    assertThatThrownBy(() -> new RecordingWriter(folder)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> new RecordingWriter(Path.of("/dev/null")))
        .hasMessageContaining("not a regular file");
    assertThat(Path.of("/dev/null")).exists();
  }

  private String reason(Path file) {
    LinkState end = play(file, 1);
    assertThat(end).isInstanceOf(LinkState.Unavailable.class);
    return ((LinkState.Unavailable) end).reason().toString();
  }

  private LinkState play(Path file, double speed) {
    try (Recording recording = new Recording(file, speed, false)) {
      return recording.run(sink);
    }
  }

  private Path record(String name, List<Message> messages) throws IOException {
    Path file = folder.resolve(name);
    try (RecordingWriter writer = new RecordingWriter(file)) {
      for (Message message : messages) {
        writer.write(message);
      }
      assertThat(writer.messages()).isEqualTo(messages.size());
    }
    return file;
  }

  private static boolean within(Instant now, Instant begin, long millis) {
    return !now.isBefore(begin) && !now.isAfter(begin.plusMillis(millis));
  }
}
