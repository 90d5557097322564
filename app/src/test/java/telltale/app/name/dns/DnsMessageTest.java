package telltale.app.name.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static telltale.app.name.Sayings.answer;
import static telltale.app.name.Sayings.bytes;
import static telltale.app.name.Sayings.dnsName;
import static telltale.app.name.Sayings.join;
import static telltale.app.name.Sayings.question;
import static telltale.app.name.Sayings.record;
import static telltale.app.name.Sayings.u16;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DnsMessageTest {

  private static final byte[] V4 = bytes(192, 0, 2, 7);
  private static final byte[] V6 = InetAddress.ofLiteral("2001:db8::7").getAddress();
  private static final byte[] POINTER = bytes(0xc0, 12);

  @Test
  void readsAddressesOfTheNameThatWasAskedFor() {
    byte[] message = answer("Example.ORG", record(POINTER, 1, V4), record(POINTER, 28, V6));
    assertThat(DnsMessage.read(message))
        .contains(
            new Answer("example.org", List.of(address("192.0.2.7"), address("2001:db8::7")), 300));
  }

  @Test
  void followsAliasesAndKeepsTheNameThatPeopleKnow() {
    byte[] message =
        answer(
            "www.example.org",
            record(POINTER, 5, dnsName("edge.cdn.example")),
            record("edge.cdn.example", 5, dnsName("a.cdn.example")),
            record("a.cdn.example", 1, V4));
    assertThat(DnsMessage.read(message))
        .contains(new Answer("www.example.org", List.of(address("192.0.2.7")), 300));
  }

  @Test
  void believesNoAddressOfAnotherName() {
    byte[] message = answer("example.org", record("bank.example", 1, V4));
    assertThat(DnsMessage.read(message)).isEmpty();
  }

  @Test
  void takesTheHintsOfAServiceForItsOwnName() {
    byte[] own = join(u16(1), bytes(0), u16(4), u16(4), V4, u16(6), u16(16), V6);
    byte[] other = join(u16(1), dnsName("svc.example"), u16(4), u16(4), V4);
    assertThat(DnsMessage.read(answer("example.org", record(POINTER, 65, own))))
        .get()
        .extracting(Answer::addresses)
        .isEqualTo(List.of(address("192.0.2.7"), address("2001:db8::7")));
    assertThat(DnsMessage.read(answer("example.org", record(POINTER, 65, other)))).isEmpty();
  }

  @Test
  void takesNoNameForThisMachineOrForNowhere() {
    byte[] blocked = answer("ads.example", record(POINTER, 1, new byte[4]));
    byte[] loopback = answer("ads.example", record(POINTER, 1, bytes(127, 0, 0, 1)));
    assertThat(DnsMessage.read(blocked)).isEmpty();
    assertThat(DnsMessage.read(loopback)).isEmpty();
  }

  @Test
  void endsAtPointersThatGoRoundOrForward() {
    byte[] loop = bytes(0xc0, 29);
    byte[] forward = bytes(0xc0, 0xff);
    assertThat(DnsMessage.read(answer("example.org", record(loop, 1, V4)))).isEmpty();
    assertThat(DnsMessage.read(answer("example.org", record(forward, 1, V4)))).isEmpty();
  }

  @Test
  void ignoresQuestionsFailuresAndPieces() {
    byte[] message = answer("example.org", record(POINTER, 1, V4));
    byte[] question = message.clone();
    question[2] = 1;
    byte[] failure = message.clone();
    failure[3] = (byte) 0x83;
    assertThat(DnsMessage.read(question)).isEmpty();
    assertThat(DnsMessage.read(failure)).isEmpty();
    for (int length = 0; length < message.length; length++) {
      assertThat(DnsMessage.read(Arrays.copyOf(message, length))).as("%d bytes", length).isEmpty();
    }
  }

  @Test
  void knowsWhichQuestionAMessageAsksAndWhichItAnswers() {
    byte[] asks = question(0x4321, "Example.org");
    byte[] answers = answer("example.org", record(POINTER, 1, V4));
    assertThat(DnsMessage.asked(asks)).contains(new Question(0x4321, 1, "example.org"));
    assertThat(DnsMessage.answered(answers)).contains(new Question(0x1234, 1, "example.org"));
    assertThat(DnsMessage.asked(answers)).isEmpty();
    assertThat(DnsMessage.answered(asks)).isEmpty();
    for (int length = 0; length < asks.length; length++) {
      assertThat(DnsMessage.asked(Arrays.copyOf(asks, length))).as("%d bytes", length).isEmpty();
    }
  }

  @Test
  void takesNoDotInsideALabelForItsEnd() {
    byte[] owner = join(bytes(11), "example.org".getBytes(StandardCharsets.US_ASCII), bytes(0));
    assertThat(DnsMessage.read(answer("example.org", record(owner, 1, V4)))).isEmpty();
  }

  private static InetAddress address(String text) {
    return InetAddress.ofLiteral(text);
  }
}
