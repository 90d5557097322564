package telltale.wire;

import java.net.InetAddress;
import java.util.Set;

/// Which connections are the answers of a neighbour to its whole link (RFC 6762).
public final class MulticastDns {

  private static final int PORT = 5353;

  private static final Set<InetAddress> GROUPS =
      Set.of(InetAddress.ofLiteral("224.0.0.251"), InetAddress.ofLiteral("ff02::fb"));

  private MulticastDns() {}

  /// Whether what comes in on a connection went to the group, from the port of a responder.
  public static boolean isAnsweredOn(Connection connection) {
    return connection.protocol().equals(Protocol.UDP)
        && connection.remote().port() == PORT
        && connection.local().port() == PORT
        && GROUPS.contains(connection.local().address());
  }
}
