package telltale.app.flow;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import telltale.wire.CloseReason;
import telltale.wire.Closed;
import telltale.wire.Connection;
import telltale.wire.Direction;
import telltale.wire.Endpoint;
import telltale.wire.Health;
import telltale.wire.Hello;
import telltale.wire.Opened;
import telltale.wire.Owner;
import telltale.wire.ProcessFacts;
import telltale.wire.Protocol;
import telltale.wire.Traffic;
import telltale.wire.Volume;

/// Messages at a number of milliseconds after the begin of a stream.
final class Stream {

  static final Instant BEGIN = Instant.ofEpochMilli(1_780_000_000_000L);
  static final String REMOTE = "198.51.100.7";

  private Stream() {}

  static Instant at(long millis) {
    return BEGIN.plusMillis(millis);
  }

  static Hello hello(long millis) {
    return new Hello(at(millis), 1, "0.1.0", "kprobe", "6.1", "clsact", List.of(), List.of());
  }

  static Opened opened(long millis, long id) {
    return new Opened(at(millis), id, connection("curl", REMOTE));
  }

  static Opened opened(long millis, long id, Connection connection) {
    return new Opened(at(millis), id, connection);
  }

  static Traffic traffic(long millis, long id, long sent, long received) {
    return new Traffic(at(millis), id, new Volume(sent, 1), new Volume(received, 1));
  }

  static Closed closed(long millis, long id, long sent, long received) {
    return new Closed(
        at(millis),
        id,
        connection("curl", REMOTE),
        new Volume(sent, 1),
        new Volume(received, 1),
        CloseReason.RESET,
        OptionalInt.of(104));
  }

  static Health health(long millis, long lost) {
    TreeMap<String, Long> losses = new TreeMap<>();
    losses.put("ring-full", lost);
    return new Health(at(millis), 1, 1, losses);
  }

  static Connection connection(String process, String remote) {
    return new Connection(
        Protocol.TCP,
        Direction.OUT,
        new Endpoint(InetAddress.ofLiteral("192.0.2.1"), 40_000),
        new Endpoint(InetAddress.ofLiteral(remote), 443),
        Owner.How.CONNECT,
        Optional.of(
            new ProcessFacts(
                7,
                process,
                Optional.of("/usr/bin/" + process),
                List.of(process, "-v"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ProcessFacts.Software.NONE)),
        Optional.empty(),
        Optional.empty(),
        Optional.of("eth0"),
        false);
  }
}
