package telltale.app.name;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import telltale.app.name.bytes.Reading;
import telltale.app.name.dns.Answer;
import telltale.app.name.dns.DnsMessage;
import telltale.app.name.http.Request;
import telltale.app.name.quic.Initial;
import telltale.app.name.quic.QuicOpening;
import telltale.app.name.tls.ClientHello;

/// Sound messages of every kind that may hold a name, changed at random or not at all.
final class ChangedMessages {

  private static final byte[] POINTER = Sayings.bytes(0xc0, 12);

  private final Random random;
  private final List<byte[]> tls =
      List.of(
          Sayings.file("openssl-hello.hex"),
          Sayings.hello("a.example", Sayings.encrypted()),
          Sayings.hello("old.example", Sayings.extension(0xff01, new byte[1])));
  private final List<byte[]> http =
      Stream.of(
              "GET /a HTTP/1.1\r\nUser-Agent: x\r\nHost: example.org:80\r\n\r\n",
              "POST /b HTTP/1.0\r\nhost:example.net\r\nContent-Length: 0\r\n\r\n",
              "HEAD / HTTP/1.1\r\nHost: one.example\r\nHost: two.example\r\n\r\n")
          .map(text -> text.getBytes(StandardCharsets.US_ASCII))
          .toList();
  private final List<byte[]> dns =
      List.of(
          Sayings.answer(
              "www.example.org",
              Sayings.record(POINTER, 5, Sayings.dnsName("edge.cdn.example")),
              Sayings.record("edge.cdn.example", 1, Sayings.bytes(192, 0, 2, 7)),
              Sayings.record("edge.cdn.example", 28, address(1))),
          Sayings.answer(
              "two.example",
              Sayings.record(POINTER, 1, Sayings.bytes(192, 0, 2, 8)),
              Sayings.record("other.example", 1, Sayings.bytes(192, 0, 2, 9)),
              Sayings.record(POINTER, 28, address(2))));
  private final List<byte[]> neighbours =
      List.of(
          Sayings.neighbour("printer.local", "192.168.1.7", 120),
          Sayings.multicast(
              Sayings.multicastRecord("nas.local", 1, 120, Sayings.bytes(10, 0, 0, 9)),
              Sayings.multicastRecord(POINTER, 28, 120, address(3))));
  private final byte[] secondVersion = Sayings.file("quic/rfc9369-a2.hex");
  private final byte[] message = Sayings.message("quic.example");

  ChangedMessages(long seed) {
    random = new Random(seed);
  }

  /// What a message is meant to be.
  enum Kind {
    QUIC,
    TLS,
    DNS,
    HTTP
  }

  /// @param bytes the message, as it is sent
  @SuppressWarnings("ArrayRecordComponent") // made here and used up at once
  record Input(Kind kind, byte[] bytes) {

    /// What our parsers read in it.
    Optional<String> name() {
      if (kind == Kind.DNS) {
        return answer().map(Answer::name);
      }
      return switch (reading()) {
        case Reading.Found found -> Optional.of(found.name());
        case Reading.Hidden hidden -> hidden.front();
        default -> Optional.empty();
      };
    }

    /// The same of an answer, with its addresses.
    Optional<Answer> answer() {
      return kind == Kind.DNS ? DnsMessage.read(bytes) : Optional.empty();
    }

    private Reading reading() {
      return switch (kind) {
        case QUIC -> new QuicOpening().read(bytes);
        case TLS -> ClientHello.ofRecords(bytes);
        case HTTP -> Request.read(bytes);
        case DNS -> new Reading.NotThis();
      };
    }
  }

  /// The next one. Two of a hundred are QUIC, whose cipher costs more than all the rest.
  Input next() {
    int kind = random.nextInt(100);
    if (kind < 2) {
      return new Input(Kind.QUIC, quic());
    }
    return kind < 35
        ? new Input(Kind.TLS, changed(any(tls)))
        : kind < 68
            ? new Input(Kind.DNS, changed(any(dns)))
            : new Input(Kind.HTTP, changed(any(http)));
  }

  /// The next one by which a neighbour says its name.
  byte[] nextOfANeighbour() {
    return changed(any(neighbours));
  }

  /// Changed outside, which breaks the seal, or within it; to an id of its own.
  private byte[] quic() {
    byte[] connection = new byte[8];
    random.nextBytes(connection);
    Initial initial = Initial.to(connection);
    if (random.nextBoolean()) {
      byte[] inside = changed(message);
      return initial.packet(random.nextInt(200), 0, inside, 0, inside.length);
    }
    return changed(
        random.nextBoolean() ? secondVersion : initial.packet(0, 0, message, 0, message.length));
  }

  private byte[] any(List<byte[]> sound) {
    return sound.get(random.nextInt(sound.size()));
  }

  private byte[] changed(byte[] sound) {
    byte[] input = sound.clone();
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      input[random.nextInt(input.length)] = (byte) random.nextInt();
    }
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(input, 1 + random.nextInt(input.length));
      case 1 -> {
        int cut = random.nextInt(input.length);
        yield Sayings.join(
            Arrays.copyOf(input, cut),
            Arrays.copyOfRange(input, random.nextInt(input.length), input.length));
      }
      default -> input;
    };
  }

  private static byte[] address(int last) {
    byte[] address = Arrays.copyOf(Sayings.bytes(0x20, 1, 0x0d, 0xb8), 16);
    address[15] = (byte) last;
    return address;
  }
}
