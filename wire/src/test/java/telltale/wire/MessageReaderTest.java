package telltale.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {

  private String hello = "";

  @BeforeEach
  void writeHello() throws IOException {
    hello = Lines.written(List.of(Samples.HELLO));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"hello\"",
        "{",
        "{}",
        "{}{}",
        "{'event':'health'}",
        "{\"event\":}",
        "{\"event\":\"health\"",
        "{\"event\":\"reboot\",\"at\":1}",
        "{\"event\":null,\"at\":1}",
        "{\"event\":7,\"at\":1}",
        "{\"event\":\"traffic\",\"at\":1,\"id\":1}",
        "{\"event\":\"health\",\"at\":1,\"flows\":1,\"interfaces\":1,\"losses\":{}} x",
        "{\"event\":\"health\",\"at\":1,\"flows\":NaN,\"interfaces\":1,\"losses\":{}}",
        "{\"event\":\"health\",\"at\":1,\"flows\":-1,\"interfaces\":1,\"losses\":{}}",
        "{\"event\":\"health\",\"at\":1,\"flows\":1.5,\"interfaces\":1,\"losses\":{}}",
        "{\"event\":\"health\",\"at\":1,\"flows\":4294967297,\"interfaces\":1,\"losses\":{}}",
        "{\"event\":\"health\",\"at\":1,\"flows\":99999999999999999999,\"interfaces\":1,\"losses\":{}}",
        "{\"event\":\"health\",\"at\":9223372036854775807,\"flows\":1,\"interfaces\":1,\"losses\":{}}",
        "{\"event\":\"health\",\"at\":1,\"flows\":1,\"interfaces\":1,\"losses\":{\"a\":\"b\"}}",
        "{\"event\":\"health\",\"at\":1,\"flows\":1,\"interfaces\":1,\"losses\":[]}",
        "{\"event\":\"health\",\"event\":\"health\",\"at\":1,\"flows\":1,\"interfaces\":1,\"losses\":{}}",
        "{\"event\":\"health\",\"at\":1,\"flows\":1,\"interfaces\":1,\"losses\":{},\"x\":{\"y\":1,\"y\":2}}",
        "{\"event\":\"health\",\"at\":1,\"flows\":1,\"interfaces\":1,\"losses\":{},\"x\":\u0001}",
      })
  void refusesALineThatIsNotAMessage(String line) {
    assertThatThrownBy(() -> Lines.read(hello + line + "\n"))
        .isInstanceOf(MalformedMessage.class)
        .hasMessageStartingWith("line 2: ");
  }

  @Test
  void refusesWhatADeepOrLongDocumentIsMadeOf() {
    String health =
        "{\"event\":\"health\",\"at\":1,\"flows\":1,\"interfaces\":1,\"losses\":{},\"x\":";
    List<String> bombs =
        List.of(
            health + "[".repeat(50_000),
            health + "[".repeat(6) + "]".repeat(6) + "}",
            health + "\"" + "a".repeat(WireFormat.MAX_TEXT * 2) + "\"}",
            health + "1" + "0".repeat(1000) + "}",
            health + "1e999999999999999999999999999999999}",
            "{\"" + "n".repeat(2000) + "\":1}");
    assertThat(bombs)
        .allSatisfy(
            bomb ->
                assertThatThrownBy(() -> Lines.read(hello + bomb + "\n"))
                    .isInstanceOf(MalformedMessage.class)
                    .hasMessageMatching("line 2: [ -~]+"));
  }

  @Test
  void refusesALineThatIsTooLongWithoutReadingItsEnd() {
    Endless endless = new Endless();
    assertThatThrownBy(
            () -> {
              try (MessageReader reader = new MessageReader(endless)) {
                reader.read();
              }
            })
        .isInstanceOf(MalformedMessage.class)
        .hasMessage("line 1: longer than 65536 bytes");
    assertThat(endless.given).isLessThanOrEqualTo(WireFormat.MAX_LINE_BYTES + 1);
  }

  @Test
  void readsALineOfExactlyTheLongestLength() throws IOException {
    String health =
        "{\"event\":\"health\",\"at\":1,\"flows\":1,\"interfaces\":1,\"losses\":{},\"x\":[";
    StringBuilder line = new StringBuilder(health);
    while (line.length() < WireFormat.MAX_LINE_BYTES - 3) {
      line.append("1,");
    }
    line.append("1]}");
    line.insert(health.length(), " ".repeat(WireFormat.MAX_LINE_BYTES - line.length()));
    assertThat(Lines.read(hello + line + "\n" + line + "\n")).hasSize(3);
    assertThatThrownBy(() -> Lines.read(hello + " " + line + "\n"))
        .isInstanceOf(MalformedMessage.class);
  }

  @Test
  void refusesLinesThatAreNotUtf8() {
    byte[] utf16 = "{\"event\":\"hello\"}\n".getBytes(StandardCharsets.UTF_16LE);
    assertThatThrownBy(() -> Lines.read(utf16)).isInstanceOf(MalformedMessage.class);
    byte[] overlong = "{\"event\":\"xx\"}\n".getBytes(StandardCharsets.UTF_8);
    overlong[10] = (byte) 0xc0;
    overlong[11] = (byte) 0x80;
    assertThatThrownBy(() -> Lines.read(overlong)).isInstanceOf(MalformedMessage.class);
  }

  @Test
  void ignoresFieldsItDoesNotKnow() throws IOException {
    String line =
        "{\"later\":[{\"a\":[1,2.5,true,null,99999999999999999999]}],\"event\":\"traffic\","
            + "\"sent\":{\"packets\":2,\"bytes\":3,\"x\":\"\"},\"id\":9,"
            + "\"received\":{\"bytes\":4,\"packets\":5},\"at\":6}\n";
    assertThat(Lines.read(hello + line).getLast())
        .isEqualTo(
            new Traffic(java.time.Instant.ofEpochMilli(6), 9, new Volume(3, 2), new Volume(4, 5)));
  }

  @Test
  void readsAProcessWrittenBeforeContainersHadARuntimeAndParentsAParent() throws IOException {
    String line =
        "{\"event\":\"opened\",\"at\":1,\"id\":1,\"protocol\":\"tcp\",\"direction\":\"out\","
            + "\"local\":{\"address\":\"::1\",\"port\":1},\"remote\":{\"address\":\"::1\",\"port\":1},"
            + "\"owner\":{\"how\":\"connect\"},\"process\":{\"pid\":9,\"name\":\"curl\","
            + "\"parent\":{\"pid\":7,\"name\":\"bash\"},\"unit\":\"cron.service\","
            + "\"container\":\"web\",\"app\":\"org.gnome.Console\"}}\n";
    Opened opened = (Opened) Lines.read(hello + line).getLast();
    ProcessFacts process = opened.connection().process().orElseThrow();

    assertThat(process.parent()).contains(new ProcessFacts.Parent(7, Optional.of("bash")));
    assertThat(process.software())
        .isEqualTo(
            new ProcessFacts.Software(
                Optional.of("cron.service"),
                Optional.of(new ProcessFacts.Container("web", Optional.empty(), Optional.empty())),
                Optional.of(new ProcessFacts.App("org.gnome.Console", Optional.empty()))));
  }

  @Test
  void boundsAChainOfParentsThatIsLongerThanAnyProcessHas() throws IOException {
    String opened = Lines.written(List.of(Samples.ALL.get(1)));
    String many = "\"ancestors\":[" + "{\"pid\":1},".repeat(5000) + "{\"pid\":1}]";
    String line = opened.replaceFirst("\"ancestors\":\\[[^]]*]", many);
    Opened read = (Opened) Lines.read(hello + line).getLast();

    int length = 0;
    var next = read.connection().process().orElseThrow().parent();
    for (; next.isPresent(); next = next.get().parent()) {
      length++;
    }
    assertThat(length).isEqualTo(1 + WireFormat.MAX_ANCESTORS);
  }

  @Test
  void refusesAncestorsThatAreNotObjects() throws IOException {
    String opened = Lines.written(List.of(Samples.ALL.get(1)));
    String line = opened.replaceFirst("\"ancestors\":\\[[^]]*]", "\"ancestors\":[7]");

    assertThatThrownBy(() -> Lines.read(hello + line))
        .hasMessage("line 2: field 'process.ancestors' has the wrong type");
  }

  @Test
  void beginsWithHelloAndHasNoOther() throws IOException {
    String health = Lines.written(List.of(Samples.ALL.getLast()));
    assertThatThrownBy(() -> Lines.read(health))
        .hasMessage("line 1: the stream does not begin with 'hello'");
    assertThatThrownBy(() -> Lines.read(hello + health + hello))
        .hasMessage("line 3: a second 'hello'");
  }

  @Test
  void refusesALaterVersionAndReadsNothingElseOfIt() {
    assertThatThrownBy(() -> Lines.read("{\"event\":\"hello\",\"version\":3}\n"))
        .isInstanceOf(MalformedMessage.class)
        .hasMessageContaining("version 3")
        .hasMessageContaining("up to 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "example.org", "1", "1.2.3", "010.0.0.1", "256.0.0.1", "fe80::1%lo"})
  void neverResolvesAName(String address) {
    String opened =
        "{\"event\":\"opened\",\"at\":1,\"id\":1,\"protocol\":\"tcp\",\"direction\":\"out\","
            + "\"local\":{\"address\":\"%s\",\"port\":1},\"remote\":{\"address\":\"::1\",\"port\":1},"
            + "\"owner\":{\"why\":\"unknown\"}}\n";
    assertThatThrownBy(() -> Lines.read(hello + opened.formatted(address)))
        .hasMessage("line 2: field 'local.address' has an unknown value");
  }

  @Test
  void namesTheFieldThatIsWrongAndNeverItsValue() throws IOException {
    String closed = Lines.written(List.of(Samples.ALL.get(6)));
    assertThatThrownBy(() -> Lines.read(hello + closed.replace("\"pid\":4242", "\"pid\":\"evil\"")))
        .hasMessage("line 2: field 'process.pid' has the wrong type");
    assertThatThrownBy(() -> Lines.read(hello + closed.replace("51234", "65536")))
        .hasMessage("line 2: field 'local.port' is out of range");
    assertThatThrownBy(() -> Lines.read(hello + closed.replace("\"reset\"", "\"evil\"")))
        .hasMessage("line 2: field 'reason' has an unknown value");
    assertThatThrownBy(() -> Lines.read(hello + closed.replace("48.8566", "-91")))
        .hasMessage("line 2: field 'place.latitude' is out of range");
    assertThatThrownBy(() -> Lines.read(hello + closed.replace("\"remote\":", "\"evil\":")))
        .hasMessage("line 2: field 'remote' is missing");
  }

  @Test
  void readsAStreamThatArrivesByteByByte() throws IOException {
    byte[] bytes = Lines.bytes(Samples.ALL);
    InputStream slow =
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, 1));
          }
        };
    try (MessageReader reader = new MessageReader(slow)) {
      for (Message message : Samples.ALL) {
        assertThat(reader.read()).contains(message);
      }
      assertThat(reader.read()).isEmpty();
    }
  }

  /// A line that never ends.
  private static final class Endless extends InputStream {

    private long given;

    @Override
    public int read() {
      given++;
      return 'x';
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      java.util.Arrays.fill(target, offset, offset + length, (byte) 'x');
      given += length;
      return length;
    }
  }
}
