package telltale.app.name.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static telltale.app.name.Sayings.bytes;
import static telltale.app.name.Sayings.encrypted;
import static telltale.app.name.Sayings.extension;
import static telltale.app.name.Sayings.hello;
import static telltale.app.name.Sayings.join;
import static telltale.app.name.Sayings.message;
import static telltale.app.name.Sayings.u16;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import telltale.app.name.Sayings;
import telltale.app.name.bytes.Reading;

class ClientHelloTest {

  @Test
  void readsWhatOpensslSays() {
    assertThat(ClientHello.ofRecords(Sayings.file("openssl-hello.hex")))
        .isEqualTo(new Reading.Found("api.example.org", List.of("h2", "http/1.1")));
  }

  @Test
  void asksForMoreUntilTheMessageIsWhole() {
    byte[] hello = hello("example.org");
    for (int length = 0; length < hello.length; length++) {
      assertThat(ClientHello.ofRecords(Arrays.copyOf(hello, length)))
          .as("%d bytes", length)
          .isInstanceOf(Reading.NeedMore.class);
    }
    assertThat(ClientHello.ofRecords(hello)).isEqualTo(found("example.org"));
  }

  @Test
  void joinsAMessageThatIsCutIntoRecords() {
    byte[] message = message("example.org");
    byte[] records = new byte[0];
    for (int at = 0; at < message.length; at += 7) {
      byte[] piece = Arrays.copyOfRange(message, at, Math.min(message.length, at + 7));
      records = join(records, bytes(22, 3, 3), u16(piece.length), piece);
    }
    assertThat(ClientHello.ofRecords(records)).isEqualTo(found("example.org"));
  }

  @Test
  void saysThatTheNameMayBeAFronts() {
    assertThat(ClientHello.ofRecords(hello("front.example", encrypted())))
        .isEqualTo(new Reading.Hidden(Optional.of("front.example"), List.of()));
  }

  @Test
  void hasNoNameWhereNoneOrNoneSoundIsGiven() {
    assertThat(ClientHello.ofRecords(hello("192.0.2.1"))).isEqualTo(new Reading.Nameless());
    byte[] second = extension(0, join(u16(6), bytes(0), u16(3), bytes('b', '.', 'c')));
    assertThat(ClientHello.ofRecords(hello("a.example", second))).isEqualTo(new Reading.Nameless());
  }

  @Test
  void isNotFooledByOtherRecordsAndMessages() {
    byte[] serverHello = hello("example.org");
    serverHello[5] = 2;
    assertThat(ClientHello.ofRecords(serverHello)).isEqualTo(new Reading.NotThis());
    assertThat(ClientHello.ofRecords(bytes(23, 3, 3, 0, 1, 0))).isEqualTo(new Reading.NotThis());
  }

  @Test
  void refusesExtensionsThatRunOverTheirEnd() {
    byte[] hello = hello("example.org", extension(99, new byte[4]));
    hello[hello.length - 5] = 5;
    assertThat(ClientHello.ofRecords(hello)).isEqualTo(new Reading.NotThis());
  }

  private static Reading found(String name) {
    return new Reading.Found(name, List.of());
  }
}
