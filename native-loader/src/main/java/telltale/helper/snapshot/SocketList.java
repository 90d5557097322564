package telltale.helper.snapshot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import telltale.helper.event.FlowKey;
import telltale.wire.Direction;
import telltale.wire.Protocol;

/// Every socket of this network namespace at one moment, but for those of ended connections in
/// TIME_WAIT.
public final class SocketList {

  /// The protocol of raw sockets that write the whole IP header themselves, and of sock_diag
  /// requests for raw sockets of every protocol.
  static final int ANY_RAW = 255;

  /// TCP's are told by their 5-tuple; who holds a raw socket of ICMP is not who answers.
  private static final Set<Integer> UNTOLD = Set.of(Protocol.TCP.number(), 1, 58);

  private static final int ESTABLISHED = 1;

  private final Map<FlowKey, OpenSocket> connected = new HashMap<>();
  private final Map<LocalEnd, List<OpenSocket>> waiting = new HashMap<>();
  private final boolean tcpComplete;

  private record LocalEnd(int protocol, int port) {}

  SocketList(Collection<OpenSocket> sockets, boolean tcpComplete) {
    this.tcpComplete = tcpComplete;
    for (OpenSocket socket : sockets) {
      if (socket.isConnected()) {
        connected.put(socket.key(), socket);
      } else {
        LocalEnd end = new LocalEnd(socket.key().protocolNumber(), socket.key().localPort());
        waiting.computeIfAbsent(end, _ -> new ArrayList<>()).add(socket);
      }
    }
  }

  /// A complete list of TCP connections.
  ///
  /// @param inodes the inode of each connection's socket
  public static SocketList of(Map<FlowKey, Long> inodes) {
    List<OpenSocket> sockets = new ArrayList<>();
    inodes.forEach(
        (key, inode) -> sockets.add(new OpenSocket(key, false, ESTABLISHED, 0, 0, inode, 0)));
    return new SocketList(sockets, true);
  }

  /// Whether a TCP connection has a socket still; true as well when the list has not all of them.
  public boolean mayHave(FlowKey connection) {
    return !tcpComplete || connected.containsKey(connection);
  }

  /// The inode of the one socket of a TCP connection; absent as well before it is accepted and
  /// after it is closed, when no process holds it.
  public OptionalLong accepted(FlowKey connection) {
    OpenSocket socket = connected.get(connection);
    return socket == null || socket.inode() == 0
        ? OptionalLong.empty()
        : OptionalLong.of(socket.inode());
  }

  /// Who began a TCP connection: the other end if somebody here listens at its local end.
  public Direction direction(FlowKey connection) {
    if (connection.protocolNumber() != Protocol.TCP.number()) {
      return Direction.OUT;
    }
    boolean listening =
        waiting.getOrDefault(localEnd(connection), List.of()).stream()
            .anyMatch(one -> one.isListening() && one.mayHave(connection, one.ifindex()));
    return listening ? Direction.IN : Direction.OUT;
  }

  /// Every socket that a flow may belong to: of TCP the one with its 5-tuple, of UDP those with
  /// its local end as well, of other protocols the raw sockets. None for ICMP, which the kernel
  /// speaks for itself.
  List<OpenSocket> candidates(FlowKey flow, int ifindex) {
    List<OpenSocket> found = new ArrayList<>();
    OpenSocket exact = connected.get(flow);
    if (exact != null) {
      found.add(exact);
    }
    if (UNTOLD.contains(flow.protocolNumber())) {
      return found;
    }
    addWaiting(found, flow, ifindex);
    if (flow.protocolNumber() != Protocol.UDP.number() && !found.isEmpty()) {
      // Whoever writes IP headers may have sent it too.
      found.addAll(waiting.getOrDefault(new LocalEnd(ANY_RAW, 0), List.of()));
    }
    return found;
  }

  List<OpenSocket> listening() {
    return waiting.values().stream().flatMap(List::stream).filter(OpenSocket::isListening).toList();
  }

  Collection<OpenSocket> connected() {
    return connected.values();
  }

  static Set<Long> inodes(Collection<OpenSocket> of) {
    return of.stream()
        .map(OpenSocket::inode)
        .filter(inode -> inode != 0)
        .collect(Collectors.toSet());
  }

  private void addWaiting(List<OpenSocket> found, FlowKey flow, int ifindex) {
    for (OpenSocket one : waiting.getOrDefault(localEnd(flow), List.of())) {
      if (one.mayHave(flow, ifindex)) {
        found.add(one);
      }
    }
  }

  private static LocalEnd localEnd(FlowKey flow) {
    return new LocalEnd(flow.protocolNumber(), flow.localPort());
  }
}
