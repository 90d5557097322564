package telltale.app.lan;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import telltale.wire.CloseReason;
import telltale.wire.Closed;
import telltale.wire.Connection;
import telltale.wire.Direction;
import telltale.wire.Endpoint;
import telltale.wire.HostName;
import telltale.wire.Owner;
import telltale.wire.Protocol;
import telltale.wire.Volume;

/// Connections that matter for their remote end alone.
final class Ends {

  private Ends() {}

  static Connection to(String remote, Optional<HostName> host) {
    return new Connection(
        Protocol.TCP,
        Direction.OUT,
        new Endpoint(InetAddress.ofLiteral("192.168.1.2"), 40_000),
        new Endpoint(InetAddress.ofLiteral(remote), 443),
        Owner.How.CONNECT,
        Optional.empty(),
        host,
        Optional.empty(),
        Optional.empty(),
        false);
  }

  static Closed closed(Instant at, long id, String remote) {
    return new Closed(
        at,
        id,
        to(remote, Optional.empty()),
        Volume.NONE,
        Volume.NONE,
        CloseReason.CLOSED,
        OptionalInt.empty());
  }
}
