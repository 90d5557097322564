package telltale.app.text;

import telltale.wire.Owner;

/// Says in plain words how the owner of a connection is known, or why it is not.
public final class OwnerText {

  private OwnerText() {}

  /// What stands where a process name would, for a connection without one.
  public static String title(Owner owner) {
    return switch (owner) {
      case Owner.Why why ->
          switch (why) {
            case KERNEL -> "Kernel";
            case FORWARDED -> "Forwarded traffic";
            case OTHER_NAMESPACE -> "Another network namespace";
            case MAP_FULL -> "Owner not recorded";
            case UNKNOWN -> "Unknown process";
          };
      case Owner.How how -> "Process facts missing";
    };
  }

  /// One sentence of evidence.
  public static String sentence(Owner owner) {
    return switch (owner) {
      case Owner.How how -> known(how);
      case Owner.Why why -> missing(why);
    };
  }

  private static String known(Owner.How how) {
    return switch (how) {
      case CONNECT -> "The kernel saw this process call connect().";
      case ACCEPT -> "The kernel saw this process accept the connection.";
      case LISTEN -> "This process created the listening socket that the connection arrived at.";
      case CREATE -> "The kernel saw this process create the socket.";
      case SEND -> "The kernel saw this process send on the socket.";
      case RECEIVE -> "The kernel saw this process receive on the socket.";
      case SNAPSHOT -> "This process already held the socket when Telltale started to watch.";
    };
  }

  private static String missing(Owner.Why why) {
    return switch (why) {
      case KERNEL ->
          "The kernel itself sent this (a reset, an ICMP answer, a packet of a closed socket), so "
              + "no process stands behind it.";
      case FORWARDED -> "It only passes through this machine, so no process here owns it.";
      case OTHER_NAMESPACE -> "It belongs to a network namespace that Telltale does not watch.";
      case MAP_FULL ->
          "The kernel had no room left to remember the owner. Telltale does not guess.";
      case UNKNOWN -> "No source saw a process use this socket. Telltale does not guess.";
    };
  }
}
