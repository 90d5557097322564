package telltale.app.name;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import telltale.app.link.LinkState;
import telltale.app.link.MessageSink;
import telltale.wire.CloseReason;
import telltale.wire.Closed;
import telltale.wire.Connection;
import telltale.wire.Direction;
import telltale.wire.Endpoint;
import telltale.wire.FirstWords;
import telltale.wire.HostName;
import telltale.wire.Message;
import telltale.wire.Opened;
import telltale.wire.Owner;
import telltale.wire.ProcessFacts;
import telltale.wire.Protocol;
import telltale.wire.Volume;

/// A stream of connections and their words, and what is told of them.
abstract class NamingScene {

  static final String SHARED = "192.0.2.7";
  static final int BROWSER = 100;
  static final int MAIL = 200;

  private static final Instant START = Instant.parse("2026-06-01T10:00:00Z");
  private static final byte[] POINTER = Sayings.bytes(0xc0, 12);

  final List<Message> out = new ArrayList<>();
  final NamingSink sink = new NamingSink(new Kept());
  Instant now = START;
  long ids;

  void ask(int pid, String name, String address) {
    long id = open(process(pid), "192.0.2.53", 53, Protocol.UDP, Direction.OUT);
    hear(id, true, Sayings.question(name));
    hear(id, false, answer(name, address));
    now = now.plusMillis(10);
  }

  static byte[] answer(String name, String address) {
    byte[] bytes = InetAddress.ofLiteral(address).getAddress();
    return Sayings.answer(name, Sayings.record(POINTER, 1, bytes));
  }

  long open(int pid, String address, int port) {
    return open(process(pid), address, port, Protocol.TCP, Direction.OUT);
  }

  long open(
      ProcessFacts process, String address, int port, Protocol protocol, Direction direction) {
    return open(Optional.of(process), address, port, protocol, direction);
  }

  long open(
      Optional<ProcessFacts> process,
      String address,
      int port,
      Protocol protocol,
      Direction direction) {
    return open(
        new Connection(
            protocol,
            direction,
            new Endpoint(InetAddress.ofLiteral("192.168.1.2"), (int) (40_001 + ids)),
            new Endpoint(InetAddress.ofLiteral(address), port),
            process.isPresent() ? Owner.How.CONNECT : Owner.Why.UNKNOWN,
            process,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false));
  }

  long open(Connection connection) {
    long id = ++ids;
    sink.received(new Opened(now, id, connection));
    return id;
  }

  /// The owner turns out to be another.
  void reopen(long id, ProcessFacts owner) {
    Connection old = newest(id);
    Connection corrected =
        new Connection(
            old.protocol(),
            old.direction(),
            old.local(),
            old.remote(),
            Owner.How.SEND,
            Optional.of(owner),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    sink.received(new Opened(now, id, corrected));
  }

  void say(long id, byte[] bytes) {
    say(id, 1000, bytes);
  }

  void say(long id, long sequence, byte[] bytes) {
    sink.received(FirstWords.of(now, id, true, sequence, bytes));
  }

  void hear(long id, boolean sent, byte[] bytes) {
    hear(id, sent, 0, bytes);
  }

  void hear(long id, boolean sent, long sequence, byte[] bytes) {
    sink.received(FirstWords.of(now, id, sent, sequence, bytes));
  }

  void close(long id) {
    Connection last = newest(id);
    sink.received(
        new Closed(
            now,
            id,
            last.withHost(Optional.empty()),
            Volume.NONE,
            Volume.NONE,
            CloseReason.CLOSED,
            OptionalInt.empty()));
  }

  /// What a connection was called, in the order of telling.
  List<Optional<String>> everyName(long id) {
    return out.stream()
        .filter(message -> message instanceof Opened opened && opened.id() == id)
        .map(message -> ((Opened) message).connection().host().flatMap(HostName::name))
        .toList();
  }

  Optional<String> name(long id) {
    return host(id).flatMap(HostName::name);
  }

  Optional<HostName> host(long id) {
    return newest(id).host();
  }

  private Connection newest(long id) {
    Connection newest = null;
    for (Message message : out) {
      if (message instanceof Opened opened && opened.id() == id) {
        newest = opened.connection();
      } else if (message instanceof Closed closed && closed.id() == id) {
        newest = closed.connection();
      }
    }
    return Objects.requireNonNull(newest);
  }

  static ProcessFacts process(int pid) {
    return new ProcessFacts(
        pid,
        "app",
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(START),
        ProcessFacts.Software.NONE);
  }

  private final class Kept implements MessageSink {

    @Override
    public void entered(LinkState state) {}

    @Override
    public void received(Message message) {
      out.add(message);
    }

    @Override
    public void idle(Instant now) {}
  }
}
