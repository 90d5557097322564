package telltale.helper.stream;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import telltale.wire.CloseReason;
import telltale.wire.Closed;
import telltale.wire.Connection;
import telltale.wire.Direction;
import telltale.wire.Endpoint;
import telltale.wire.FirstWords;
import telltale.wire.Health;
import telltale.wire.Hello;
import telltale.wire.Opened;
import telltale.wire.Owner;
import telltale.wire.ProcessFacts;
import telltale.wire.Protocol;
import telltale.wire.Traffic;
import telltale.wire.Volume;

/// Messages as the flow table makes them.
final class Messages {

  static final Instant AT = Instant.ofEpochMilli(1_772_366_400_000L);
  private static final ProcessFacts CURL =
      new ProcessFacts(
          42,
          "curl",
          Optional.of("/usr/bin/curl"),
          List.of("curl", "https://example.org"),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          ProcessFacts.Software.NONE);

  private Messages() {}

  static Hello hello() {
    return new Hello(AT, 1, "0.1.0", "tracepoint", "6.18.0", "tcx", List.of("connect"), List.of());
  }

  static Opened opened(long id) {
    return new Opened(AT, id, connection());
  }

  static FirstWords words(long id) {
    return FirstWords.of(AT, id, true, 0, new byte[FirstWords.MAX_BYTES]);
  }

  static Traffic traffic(long id, long bytes) {
    return new Traffic(AT, id, new Volume(bytes, 1), Volume.NONE);
  }

  static Closed closed(long id) {
    return new Closed(
        AT,
        id,
        connection(),
        new Volume(9, 1),
        Volume.NONE,
        CloseReason.CLOSED,
        OptionalInt.empty());
  }

  static Health health(int flows) {
    return new Health(AT, flows, 1, new TreeMap<>(Map.of("outbox-full", 3L)));
  }

  private static Connection connection() {
    return new Connection(
        Protocol.TCP,
        Direction.OUT,
        endpoint(new byte[] {10, 0, 0, 1}, 40_000),
        endpoint(new byte[] {(byte) 192, 0, 2, 7}, 443),
        Owner.How.CONNECT,
        Optional.of(CURL),
        Optional.empty(),
        Optional.empty(),
        Optional.of("eth0"),
        false);
  }

  private static Endpoint endpoint(byte[] address, int port) {
    try {
      return new Endpoint(InetAddress.getByAddress(address), port);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("four bytes are an address", e);
    }
  }
}
