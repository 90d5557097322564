package telltale.app.name;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import telltale.app.name.bytes.Reading;
import telltale.app.name.dns.Answer;
import telltale.app.name.dns.DnsMessage;
import telltale.app.name.dns.Question;
import telltale.app.name.http.Request;
import telltale.app.name.quic.QuicOpening;
import telltale.app.name.tls.ClientHello;
import telltale.wire.FirstWords;
import telltale.wire.Protocol;

/// What one connection was heard to say. Keeps bytes only while a message is unfinished, at most
/// [#MOST_BYTES] of them, of lookups over TCP one message each way.
final class Overheard {

  static final int MOST_BYTES = 4 * FirstWords.MAX_BYTES;

  private static final int MOST_DNS_BYTES = 2 + 0xffff;
  private static final int MOST_QUESTIONS = 64;

  private final boolean udp;
  private @Nullable TcpBytes sent;
  private final TcpBytes asked = new TcpBytes(MOST_DNS_BYTES);
  private final TcpBytes received = new TcpBytes(MOST_DNS_BYTES);
  private final Set<Question> open = new LinkedHashSet<>();
  private @Nullable QuicOpening quic;
  private boolean settled;

  Overheard(Protocol protocol) {
    this.udp = protocol.equals(Protocol.UDP);
  }

  /// What a connection is for, in its own words.
  ///
  /// @param source as [telltale.wire.HostName] has it
  record Heard(Reading reading, String source) {}

  /// Takes what this machine sent; a result comes once.
  Optional<Heard> hear(FirstWords words) {
    if (settled) {
      return Optional.empty();
    }
    Heard heard = udp ? hearQuic(words.bytes()) : hearTcp(words);
    boolean waits = heard.reading() instanceof Reading.NeedMore && !isBroken();
    settled = !waits;
    if (settled) {
      sent = null;
      quic = null;
    }
    return waits ? Optional.empty() : Optional.of(heard);
  }

  private boolean isBroken() {
    return sent != null && sent.isBroken();
  }

  private Heard hearQuic(byte[] datagram) {
    if (quic == null) {
      quic = new QuicOpening();
    }
    return new Heard(quic.read(datagram), "sni");
  }

  private Heard hearTcp(FirstWords words) {
    if (sent == null) {
      sent = new TcpBytes(MOST_BYTES);
    }
    sent.add(words.sequence(), words.bytes());
    Reading tls = ClientHello.ofRecords(sent.bytes());
    return tls instanceof Reading.NotThis
        ? new Heard(Request.read(sent.bytes()), "http")
        : new Heard(tls, "sni");
  }

  /// Takes what a name server is asked.
  void asks(FirstWords words) {
    for (byte[] message : messages(words, asked)) {
      DnsMessage.asked(message).ifPresent(this::expect);
    }
  }

  private void expect(Question question) {
    open.add(question);
    if (open.size() > MOST_QUESTIONS) {
      open.remove(open.iterator().next());
    }
  }

  /// Takes what a name server sent. An answer counts once, and only to a question that was asked:
  /// others can send whatever they like.
  List<Answer> answers(FirstWords words) {
    List<Answer> answers = new ArrayList<>();
    for (byte[] message : messages(words, received)) {
      if (DnsMessage.answered(message).filter(open::remove).isPresent()) {
        DnsMessage.read(message).ifPresent(answers::add);
      }
    }
    return answers;
  }

  /// A datagram is a message; in a stream each has its length in front.
  private List<byte[]> messages(FirstWords words, TcpBytes stream) {
    if (udp) {
      return List.of(words.bytes());
    }
    List<byte[]> messages = new ArrayList<>();
    stream.add(words.sequence(), words.bytes());
    byte[] bytes = stream.bytes();
    while (bytes.length >= 2) {
      int length = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
      if (bytes.length < 2 + length) {
        break;
      }
      messages.add(Arrays.copyOfRange(bytes, 2, 2 + length));
      stream.drop(2 + length);
      bytes = stream.bytes();
    }
    return messages;
  }
}
