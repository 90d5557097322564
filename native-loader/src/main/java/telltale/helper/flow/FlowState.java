package telltale.helper.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import telltale.helper.event.Counters;
import telltale.helper.event.FlowFacts;
import telltale.helper.event.FlowKey;
import telltale.helper.event.KernelOwner;
import telltale.wire.CloseReason;
import telltale.wire.Connection;
import telltale.wire.Direction;
import telltale.wire.FirstWords;

/// One connection while it lives. Mutable, and only ever touched by [FlowTable].
final class FlowState {

  static final int MOST_WORDS = 8;
  private static final int PORT_DNS = 53;
  private static final int UDP = 17;
  private static final Duration SILENCE = Duration.ofSeconds(60);

  final long id;
  final FlowKey key;
  final Instant openedAt;
  long cookie;
  KernelOwner owner;
  Direction direction;
  int ifindex;

  /// Its socket is in another network namespace.
  boolean otherNamespace;

  /// It carries other connections for a tunnel of the kernel.
  boolean tunnel;

  /// It is counted and never told of: the connection is shown under its translated addresses.
  boolean hidden;

  /// The same connection before its addresses were translated.
  Optional<FlowKey> inner = Optional.empty();

  /// What the kernel's entry had counted when it was read last.
  Counters entry = Counters.NONE;

  /// What of that it had counted for others before.
  private Counters before = Counters.NONE;

  Instant lastTraffic;
  boolean trafficPending;

  /// Its owner is another than was told, and there was no room to say so.
  boolean correctionPending;

  /// What it said before it was announced; at most [#MOST_WORDS].
  final List<FirstWords> words = new ArrayList<>();

  Optional<Connection> announced = Optional.empty();
  Optional<Instant> waitUntil = Optional.empty();
  Optional<Ending> ending = Optional.empty();

  /// How often its owner was looked for among the open sockets, and when that is due again.
  int searches;

  Instant nextSearch = Instant.MIN;

  /// Its listener's creator was compared with who really holds it.
  boolean handOverChecked;

  /// How a connection is about to end: its last packets are still awaited.
  ///
  /// @param at when the socket ended
  /// @param due when the final counters are read
  record Ending(Instant at, Instant due, CloseReason reason, OptionalInt errno) {}

  FlowState(long id, FlowKey key, Instant openedAt, KernelOwner owner, Direction direction) {
    this.id = id;
    this.key = key;
    this.openedAt = openedAt;
    this.owner = owner;
    this.direction = direction;
    this.lastTraffic = openedAt;
  }

  /// Takes a reading of the kernel's entry that is another than the last one.
  void take(Counters read, Instant now) {
    entry = read;
    ifindex = read.ifindex();
    lastTraffic = now;
  }

  /// Goes on in the kernel's entry of one that is over.
  void follow(FlowState earlier) {
    before = earlier.entry;
    entry = earlier.entry;
  }

  /// What it carried.
  Counters counted() {
    return entry.since(before);
  }

  /// Takes what a packet tells of where its socket is and what it carries.
  ///
  /// @return whether it turned out to carry other connections
  boolean learn(FlowFacts facts) {
    boolean isNews = facts.tunnel() && !tunnel;
    tunnel |= facts.tunnel();
    otherNamespace |= facts.otherNamespace();
    return isNews;
  }

  /// Whether the client does not know of it, or not of its owner.
  boolean isUntold() {
    return correctionPending || announced.isEmpty();
  }

  /// Whether it is this machine's, and to a name server.
  boolean asksNames() {
    return !otherNamespace && key.remote().port() == PORT_DNS;
  }

  /// Whether what is still sent under its addresses is somebody else's: its datagram socket is
  /// gone, and the next one may have the same port before the counters are.
  boolean isAnothersByNow() {
    return ending.isPresent() && key.protocolNumber() == UDP;
  }

  /// Whether another socket sends under its addresses, from its port, before its entry is gone.
  boolean isTakenOver(FlowFacts facts) {
    return isAnothersByNow() && facts.cookie() != 0 && facts.cookie() != cookie;
  }

  /// Whether it is untold and nothing more is to be waited for.
  boolean isToBeTold(Instant now) {
    boolean waits = ending.isEmpty() && waitUntil.isPresent() && now.isBefore(waitUntil.get());
    return correctionPending || (announced.isEmpty() && !waits);
  }

  /// TCP with an owner ends by its socket; everything else ends by silence.
  boolean isIdle(Instant now) {
    boolean endsByItself = key.isTcp() && owner.isKnown();
    return !endsByItself && ending.isEmpty() && lastTraffic.plus(SILENCE).isBefore(now);
  }
}
