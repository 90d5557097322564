package telltale.app.name.quic;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telltale.app.name.Sayings;
import telltale.app.name.bytes.Reading;

class QuicOpeningTest {

  private static final Reading EXAMPLE_COM = new Reading.Found("example.com", List.of("alpn"));

  /// The client's Initial packets of the two appendices, RFC 9001 A.2 and RFC 9369 A.2.
  @ParameterizedTest
  @ValueSource(strings = {"quic/rfc9001-a2.hex", "quic/rfc9369-a2.hex"})
  void readsThePacketsOfTheStandards(String file) {
    assertThat(new QuicOpening().read(Sayings.file(file))).isEqualTo(EXAMPLE_COM);
  }

  /// RFC 9001 A.1 gives the sample's mask for the same keys.
  @Test
  void derivesTheKeysOfTheStandard() throws GeneralSecurityException {
    InitialKeys keys =
        InitialKeys.derive(InitialKeys.Version.ONE, HexFormat.of().parseHex("8394c8f03e515708"));
    byte[] sample = HexFormat.of().parseHex("d1b1c98dd7689fb8ec11d242b123dc9b");
    assertThat(HexFormat.of().formatHex(keys.mask(sample, 0), 0, 5)).isEqualTo("437b9aec36");
  }

  @Test
  void doesNotBelieveAPacketThatWasChanged() {
    byte[] packet = Sayings.file("quic/rfc9001-a2.hex");
    packet[700] ^= 1;
    assertThat(new QuicOpening().read(packet)).isEqualTo(new Reading.NotThis());
  }

  @Test
  void putsAMessageTogetherWhosePiecesComeInAnyOrder() {
    byte[] message = Sayings.message("split.example");
    int middle = message.length / 2;
    QuicOpening opening = new QuicOpening();
    assertThat(opening.read(Initial.packet(1, middle, message, middle, message.length)))
        .isEqualTo(new Reading.NeedMore());
    assertThat(opening.read(Initial.packet(0, 0, message, 0, middle)))
        .isEqualTo(new Reading.Found("split.example", List.of()));
  }

  @Test
  void leavesOtherDatagramsAlone() {
    assertThat(new QuicOpening().read(new byte[1200])).isEqualTo(new Reading.NotThis());
    assertThat(new QuicOpening().read(new byte[0])).isEqualTo(new Reading.NotThis());
  }
}
