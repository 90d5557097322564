package telltale.app.name;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import telltale.app.name.bytes.HostText;
import telltale.app.name.bytes.Reading;
import telltale.app.name.dns.Answer;
import telltale.app.name.dns.DnsMessage;
import telltale.app.name.http.Request;
import telltale.app.name.quic.Initial;
import telltale.app.name.quic.QuicOpening;
import telltale.app.name.tls.ClientHello;

/// Sound messages, changed at random and read: nothing escapes a parser and no name is unsound.
/// As a program, the long form of the unit test.
public final class NameMutations {

  private static final byte[] POINTER = Sayings.bytes(0xc0, 12);

  private final Random random;
  private final List<byte[]> tls =
      List.of(Sayings.file("openssl-hello.hex"), Sayings.hello("a.example", Sayings.encrypted()));
  private final List<byte[]> http =
      List.of(
          "GET /a HTTP/1.1\r\nUser-Agent: x\r\nHost: example.org:80\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
  private final List<byte[]> dns =
      List.of(
          Sayings.answer(
              "www.example.org",
              Sayings.record(POINTER, 5, Sayings.dnsName("edge.cdn.example")),
              Sayings.record("edge.cdn.example", 1, Sayings.bytes(192, 0, 2, 7)),
              Sayings.record("edge.cdn.example", 28, new byte[16])));
  private final List<byte[]> quic = new ArrayList<>();
  private long named;

  NameMutations(long seed) {
    random = new Random(seed);
    byte[] message = Sayings.message("quic.example");
    quic.add(Initial.packet(0, 0, message, 0, message.length));
    quic.add(Sayings.file("quic/rfc9369-a2.hex"));
  }

  /// Runs so many inputs and prints what came of them.
  public static void main(String[] arguments) {
    long count = Long.parseLong(arguments[0]);
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
    NameMutations run = new NameMutations(seed);
    long began = System.nanoTime();
    run.read(count);
    System.out.printf(
        "%,d inputs (seed %d) in %.0f s: 0 exceptions, 0 unsound names, %,d with a name,"
            + " in a heap of %d MiB%n",
        count,
        seed,
        (System.nanoTime() - began) / 1e9,
        run.named,
        Runtime.getRuntime().maxMemory() >> 20);
  }

  /// Reads so many changed messages.
  ///
  /// @throws IllegalStateException when a parser breaks a promise
  void read(long count) {
    for (long i = 0; i < count; i++) {
      // Two of a hundred are QUIC, whose cipher costs more than all the rest.
      int kind = random.nextInt(100);
      byte[] input = changed(kind < 2 ? quic : kind < 35 ? tls : kind < 68 ? dns : http);
      List<String> names = names(kind, input);
      named += names.isEmpty() ? 0 : 1;
      if (!names.stream().allMatch(name -> HostText.of(name).equals(Optional.of(name)))) {
        throw new IllegalStateException("unsound: " + names);
      }
    }
  }

  /// How many of them had a name.
  long named() {
    return named;
  }

  private static List<String> names(int kind, byte[] input) {
    if (kind >= 35 && kind < 68) {
      return DnsMessage.read(input).map(Answer::name).stream().toList();
    }
    Reading reading =
        kind < 2
            ? new QuicOpening().read(input)
            : kind < 35 ? ClientHello.ofRecords(input) : Request.read(input);
    return switch (reading) {
      case Reading.Found found -> List.of(found.name());
      case Reading.Hidden hidden -> hidden.front().stream().toList();
      default -> List.of();
    };
  }

  private byte[] changed(List<byte[]> sound) {
    byte[] input = sound.get(random.nextInt(sound.size())).clone();
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
}
