package telltale.app.name.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static telltale.app.name.Sayings.bytes;
import static telltale.app.name.Sayings.dnsName;
import static telltale.app.name.Sayings.join;
import static telltale.app.name.Sayings.multicast;
import static telltale.app.name.Sayings.multicastRecord;
import static telltale.app.name.Sayings.u16;

import java.net.InetAddress;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MulticastAnswerTest {

  private static final byte[] V4 = bytes(192, 168, 1, 7);
  private static final byte[] V6 = InetAddress.ofLiteral("fe80::7").getAddress();
  private static final AddressRecord PRINTER =
      new AddressRecord("printer.local", InetAddress.ofLiteral("192.168.1.7"), 120);

  @Test
  void readsAnAnswerThatNobodyAskedFor() {
    byte[] message =
        multicast(
            multicastRecord("Printer.local", 1, 120, V4),
            multicastRecord("Printer.local", 28, 120, V6));
    assertThat(MulticastAnswer.read(message))
        .containsExactly(
            PRINTER, new AddressRecord("printer.local", InetAddress.ofLiteral("fe80::7"), 120));
  }

  @Test
  void findsTheHostOfAServiceBehindTheService() {
    byte[] service = dnsName("Ada's printer._ipp._tcp.local");
    byte[] message =
        join(
            bytes(0, 0, 0x84, 0, 0, 0, 0, 1, 0, 0, 0, 2),
            multicastRecord("_ipp._tcp.local", 12, 4500, service),
            multicastRecord(
                "Ada's printer._ipp._tcp.local",
                33,
                120,
                join(bytes(0, 0, 0, 0, 2, 119), dnsName("printer.local"))),
            multicastRecord("printer.local", 1, 120, V4));
    assertThat(MulticastAnswer.read(message)).containsExactly(PRINTER);
  }

  @Test
  void skipsQuestionsThatAnAnswerRepeats() {
    byte[] message =
        join(
            bytes(0, 0, 0x84, 0, 0, 1, 0, 1, 0, 0, 0, 0),
            dnsName("printer.local"),
            bytes(0, 1, 0, 1),
            multicastRecord(bytes(0xc0, 12), 1, 120, V4));
    assertThat(MulticastAnswer.read(message)).containsExactly(PRINTER);
  }

  @Test
  void saysThatANameHoldsNoMore() {
    assertThat(MulticastAnswer.read(multicast(multicastRecord("printer.local", 1, 0, V4))))
        .extracting(AddressRecord::seconds)
        .containsExactly(0L);
  }

  @Test
  void takesNoNameOutsideOfTheLocalDomainOrOfAService() {
    assertThat(
            MulticastAnswer.read(
                multicast(
                    multicastRecord("bank.example", 1, 120, V4),
                    multicastRecord("local", 1, 120, V4),
                    multicastRecord("printerlocal", 1, 120, V4),
                    multicastRecord("_http.local", 1, 120, V4),
                    multicastRecord("ev il\u001b.local", 1, 120, V4))))
        .isEmpty();
  }

  @Test
  void ignoresQuestionsFailuresAndOtherClasses() {
    byte[] question = multicast(multicastRecord("printer.local", 1, 120, V4));
    question[2] = 0;
    byte[] failure = multicast(multicastRecord("printer.local", 1, 120, V4));
    failure[3] = 3;
    byte[] chaos = multicast(multicastRecord("printer.local", 1, 120, V4));
    chaos[12 + dnsName("printer.local").length + 3] = 3;
    assertThat(MulticastAnswer.read(question)).isEmpty();
    assertThat(MulticastAnswer.read(failure)).isEmpty();
    assertThat(MulticastAnswer.read(chaos)).isEmpty();
  }

  @Test
  void keepsWhatStandsInFrontOfACut() {
    byte[] message =
        multicast(
            multicastRecord("printer.local", 1, 120, V4),
            multicastRecord("scanner.local", 1, 120, V4));
    int first = multicast(multicastRecord("printer.local", 1, 120, V4)).length;
    for (int length = 0; length < message.length; length++) {
      assertThat(MulticastAnswer.read(Arrays.copyOf(message, length)))
          .as("%d bytes", length)
          .hasSize(length < first ? 0 : 1);
    }
  }

  @Test
  void looksAtSixtyFourRecordsOnly() {
    byte[][] records = new byte[100][];
    Arrays.fill(records, multicastRecord("printer.local", 1, 120, V4));
    assertThat(MulticastAnswer.read(multicast(records))).hasSize(64);
    byte[] many = multicast(multicastRecord("printer.local", 1, 120, V4));
    System.arraycopy(u16(0xffff), 0, many, 4, 2);
    assertThat(MulticastAnswer.read(many)).isEmpty();
  }
}
