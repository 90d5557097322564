package telltale.wire;

import java.util.Optional;

/// How the owner of a connection is known, or why it is not. A missing owner always has a reason:
/// a wrong process name is worse than none.
public sealed interface Owner {

  /// The spelling on the wire.
  String wireName();

  /// Which source named the process.
  enum How implements Owner {
    /// It called connect().
    CONNECT("connect"),
    /// It called accept().
    ACCEPT("accept"),
    /// It created the listening socket that the connection arrived at.
    LISTEN("listen"),
    /// It created the socket.
    CREATE("create"),
    /// It sent on the socket.
    SEND("send"),
    /// It received on the socket.
    RECEIVE("receive"),
    /// It held the socket when the helper started.
    SNAPSHOT("snapshot");

    private final String wireName;

    How(String wireName) {
      this.wireName = wireName;
    }

    @Override
    public String wireName() {
      return wireName;
    }
  }

  /// Why no process can be named.
  enum Why implements Owner {
    /// The kernel itself sent it: a reset, an ICMP error, a packet of a closed socket.
    KERNEL("kernel"),
    /// It passes through this machine.
    FORWARDED("forwarded"),
    /// It belongs to a network namespace that is not watched.
    OTHER_NAMESPACE("other-namespace"),
    /// It is a program of another user, of which this client is not to know more.
    OTHER_USER("other-user"),
    /// The kernel had no room to remember it.
    MAP_FULL("map-full"),
    /// None of the sources saw it.
    UNKNOWN("unknown");

    private final String wireName;

    Why(String wireName) {
      this.wireName = wireName;
    }

    @Override
    public String wireName() {
      return wireName;
    }
  }

  /// The source with that spelling.
  static Optional<Owner> how(String wireName) {
    return find(How.values(), wireName);
  }

  /// The reason with that spelling.
  static Optional<Owner> why(String wireName) {
    return find(Why.values(), wireName);
  }

  private static Optional<Owner> find(Owner[] owners, String wireName) {
    for (Owner owner : owners) {
      if (owner.wireName().equals(wireName)) {
        return Optional.of(owner);
      }
    }
    return Optional.empty();
  }
}
