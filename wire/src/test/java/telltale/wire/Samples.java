package telltale.wire;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/// One message of each kind, every field filled in: what the golden lines are made of.
final class Samples {

  static final Instant AT = Instant.ofEpochMilli(1_780_000_000_123L);

  static final Hello HELLO =
      new Hello(
          AT,
          2,
          "0.1.0",
          "tracepoint",
          "6.12.9-amd64",
          "tcx",
          List.of("socket-state", "socket-create", "snapshot"),
          List.of("Kernel has no kprobes: a refused connect is seen only by its reset."));

  static final ProcessFacts CURL =
      new ProcessFacts(
          4242,
          "curl",
          Optional.of("/usr/bin/curl"),
          List.of("curl", "-s", "https://example.org/"),
          Optional.of(new ProcessFacts.User(1000, Optional.of("ada"))),
          Optional.of(
              new ProcessFacts.Parent(
                  4200,
                  Optional.of("bash"),
                  Optional.of(new ProcessFacts.Parent(4100, Optional.of("gnome-console"))))),
          Optional.of(Instant.ofEpochMilli(1_779_999_999_000L)),
          new ProcessFacts.Software(
              Optional.of("app-flatpak-org.gnome.Console-4100.scope"),
              Optional.of(
                  new ProcessFacts.Container(
                      "3f9d2b1c".repeat(8),
                      Optional.of("containerd"),
                      Optional.of("0d9c1e0a-5a0b-4a55-9b0b-7d4d3ad4f6a1"))),
              Optional.of(new ProcessFacts.App("org.gnome.Console", Optional.of("flatpak")))));

  static final Place PARIS =
      new Place(
          Optional.of("FR"),
          Optional.of("Paris"),
          OptionalDouble.of(48.8566),
          OptionalDouble.of(2.3522),
          OptionalInt.of(64496),
          Optional.of("Example Networks"),
          "DB-IP City Lite 2026-06");

  static final Connection OUT =
      new Connection(
          Protocol.TCP,
          Direction.OUT,
          endpoint("192.0.2.17", 51234),
          endpoint("2001:db8::1:0:0:25", 443),
          Owner.How.CONNECT,
          Optional.of(CURL),
          Optional.of(new HostName("example.org", "dns")),
          Optional.of(PARIS),
          Optional.of("eth0"),
          false);

  static final Connection UNOWNED =
      new Connection(
          new Protocol(47),
          Direction.UNKNOWN,
          endpoint("192.0.2.17", 0),
          endpoint("198.51.100.9", 0),
          Owner.Why.KERNEL,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          true);

  static final Connection HIDDEN =
      new Connection(
          Protocol.TCP,
          Direction.OUT,
          endpoint("192.0.2.17", 51235),
          endpoint("198.51.100.9", 443),
          Owner.Why.UNKNOWN,
          Optional.empty(),
          Optional.of(
              new HostName(
                  Optional.empty(),
                  HostName.NO_SOURCE,
                  List.of(
                      new HostName.Other("front.example", "sni"),
                      new HostName.Other("example.org", "dns")),
                  Optional.of("ech"))),
          Optional.empty(),
          Optional.empty(),
          false);

  private static final byte[] REQUEST =
      "GET / HTTP/1.1\r\nHost: example.org\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  static final List<Message> ALL =
      List.of(
          HELLO,
          new Opened(AT, 7, OUT),
          new Opened(AT, 8, UNOWNED),
          new Opened(AT, 9, HIDDEN),
          FirstWords.of(AT, 7, true, 0xffff_ffffL, REQUEST),
          new Traffic(AT, 7, new Volume(1234, 10), new Volume(567_890, 420)),
          new Closed(
              AT,
              7,
              OUT,
              new Volume(2345, 12),
              new Volume(678_901, 512),
              CloseReason.RESET,
              OptionalInt.of(104)),
          new Health(
              AT,
              1,
              2,
              new TreeMap<>(java.util.Map.of("ring-full", 3L)),
              List.of(
                  new InterfaceTally("lo", 840, 952, 952, 0, 0, 0, 0),
                  new InterfaceTally("eth0", 700_210, 700_000, 690_000, 9_000, 900, 100, 210))));

  private Samples() {}

  static Endpoint endpoint(String address, int port) {
    return new Endpoint(InetAddress.ofLiteral(address), port);
  }
}
