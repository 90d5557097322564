package telltale.app.name.quic;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import telltale.app.name.Sayings;
import telltale.app.name.bytes.Reading;

class QuicOpeningTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final Reading EXAMPLE_COM = new Reading.Found("example.com", List.of("alpn"));

  /// The client's Initial packets of the two appendices, RFC 9001 A.2 and RFC 9369 A.2.
  @ParameterizedTest
  @ValueSource(strings = {"quic/rfc9001-a2.hex", "quic/rfc9369-a2.hex"})
  void readsThePacketsOfTheStandards(String file) {
    assertThat(new QuicOpening().read(Sayings.file(file))).isEqualTo(EXAMPLE_COM);
  }

  /// The keys of RFC 9001 A.1 seal, those that we derive open; A.2 of both standards has a sample
  /// and its mask.
  @ParameterizedTest
  @CsvSource({
    "ONE, d1b1c98dd7689fb8ec11d242b123dc9b, 437b9aec36",
    "TWO, ffe67b6abcdb4298b485dd04de806071, 94a0c95e80"
  })
  void derivesTheKeysOfTheStandards(InitialKeys.Version version, String sample, String mask)
      throws GeneralSecurityException {
    InitialKeys keys = InitialKeys.derive(version, HEX.parseHex("8394c8f03e515708"));
    assertThat(HEX.formatHex(keys.mask(HEX.parseHex(sample), 0), 0, 5)).isEqualTo(mask);
    byte[] message = Sayings.message("sealed.example");
    assertThat(
            new QuicOpening()
                .read(Initial.OF_THE_STANDARD.packet(7, 0, message, 0, message.length)))
        .isEqualTo(new Reading.Found("sealed.example", List.of()));
  }

  /// What else the appendices have is said by servers, or later: A.3 (a server's Initial), A.4 (a
  /// Retry) and A.5 (a packet with a short header) of RFC 9001 and of RFC 9369.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cf000000010008f067a5502a4262b5004075c0d95a482cd0991cd25b0aac406a5816b6394100f37a1c69797554"
            + "780bb38cc5a99f5ede4cf73c3ec2493a1839b3dbcba3f6ea46c5b7684df3548e7ddeb9c3bf9c73cc3f3b"
            + "ded74b562bfb19fb84022f8ef4cdd93795d77d06edbb7aaf2f58891850abbdca3d20398c276456cbc421"
            + "58407dd074ee",
        "dc6b3343cf0008f067a5502a4262b5004075d92faaf16f05d8a4398c47089698baeea26b91eb761d9b89237bbf"
            + "87263017915358230035f7fd3945d88965cf17f9af6e16886c61bfc703106fbaf3cb4cfa52382dd16a39"
            + "3e42757507698075b2c984c707f0a0812d8cd5a6881eaf21ceda98f4bd23f6fe1a3e2c43edd9ce7ca84b"
            + "ed8521e2e140",
        "ff000000010008f067a5502a4262b5746f6b656e04a265ba2eff4d829058fb3f0f2496ba",
        "cf6b3343cf0008f067a5502a4262b5746f6b656ec8646ce8bfe33952d955543665dcc7b6",
        "4cfe4189655e5cd55c41f69080575d7999c25a5bfb",
        "5558b1c60ae7b6b932bc27d786f4bc2bb20f2162ba"
      })
  void readsNothingInTheOtherPacketsOfTheStandards(String packet) {
    assertThat(new QuicOpening().read(HEX.parseHex(packet))).isEqualTo(new Reading.NotThis());
  }

  /// What the mutations are sealed with is the standard's, too.
  @Test
  void sealsAsTheStandardDoes() {
    byte[] message = Sayings.message("a.example");
    Initial derived = Initial.to(HEX.parseHex("8394c8f03e515708"));
    assertThat(derived.packet(2, 0, message, 0, message.length))
        .isEqualTo(Initial.OF_THE_STANDARD.packet(2, 0, message, 0, message.length));
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
    assertThat(
            opening.read(
                Initial.OF_THE_STANDARD.packet(1, middle, message, middle, message.length)))
        .isEqualTo(new Reading.NeedMore());
    assertThat(opening.read(Initial.OF_THE_STANDARD.packet(0, 0, message, 0, middle)))
        .isEqualTo(new Reading.Found("split.example", List.of()));
  }

  @Test
  void leavesOtherDatagramsAlone() {
    assertThat(new QuicOpening().read(new byte[1200])).isEqualTo(new Reading.NotThis());
    assertThat(new QuicOpening().read(new byte[0])).isEqualTo(new Reading.NotThis());
  }
}
