package telltale.helper.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import telltale.helper.event.Counters;
import telltale.helper.event.FlowFacts;
import telltale.helper.event.FlowKey;
import telltale.helper.event.KernelEvent;
import telltale.helper.event.KernelOwner;
import telltale.wire.CloseReason;
import telltale.wire.Direction;
import telltale.wire.Message;
import telltale.wire.Owner;

/// Every connection that lives, and the only place where what the kernel says becomes what the
/// client hears. Confined to the poll thread.
///
/// Invariants: each connection is announced once; its traffic follows its announcement; it is
/// closed once, with the final counters; an id is never used twice. A connection that began with
/// a lost ring record appears with the next reading of the counters instead.
public final class FlowTable {

  /// How long the last packets of an ended connection are awaited: the final ACK of a FIN arrives
  /// a round trip after the state has changed.
  private static final Duration LINGER = Duration.ofMillis(400);

  /// How long a connection waits for what is about to be known of it: the process that accepts
  /// it, or the addresses under which it leaves this machine.
  private static final Duration CERTAINTY_WAIT = Duration.ofMillis(250);

  private static final Duration IDLE_DATAGRAM = Duration.ofSeconds(60);

  private final KernelFlows kernel;
  private final Surroundings surroundings;
  private final FlowTeller teller;
  private final Map<FlowKey, FlowState> flows = new HashMap<>();
  private final Map<Long, List<FlowState>> byCookie = new HashMap<>();
  private final Map<FlowKey, FlowState> byInner = new HashMap<>();
  private final Map<FlowKey, Counters> unknown = new HashMap<>();
  private final RecentlyClosed recentlyClosed = new RecentlyClosed();
  private long nextId = 1;
  private boolean newcomers;

  /// An empty table.
  ///
  /// @param outbox takes each message as it is made; false when it had no room
  public FlowTable(KernelFlows kernel, Surroundings surroundings, Predicate<Message> outbox) {
    this.kernel = kernel;
    this.surroundings = surroundings;
    this.teller = new FlowTeller(surroundings, outbox);
  }

  /// How many connections are open.
  public int size() {
    return flows.size();
  }

  /// Applies one event.
  ///
  /// @param at when the kernel wrote it, wall clock
  public void apply(KernelEvent event, Instant at) {
    switch (event) {
      case KernelEvent.FlowOpened opened -> open(opened.key(), opened.facts(), at);
      case KernelEvent.SocketConnected connected -> {
        if (isOurs(connected.socket())) {
          claim(connected.key(), connected.owner(), connected.socket().cookie(), Direction.OUT);
        }
      }
      case KernelEvent.SocketAccepted accepted -> {
        if (isOurs(accepted.socket())) {
          claim(accepted.key(), accepted.owner(), accepted.socket().cookie(), Direction.IN);
        }
      }
      case KernelEvent.SocketClosed closed -> end(closed, at);
      case KernelEvent.ProcessStarted started -> surroundings.processStarted(started);
      case KernelEvent.ProcessForked forked -> surroundings.processForked(forked);
      case KernelEvent.ProcessMoved moved -> surroundings.processMoved(moved);
      case KernelEvent.SocketReleased released -> release(released, at);
      case KernelEvent.SocketFound found -> {
        if (isOurs(found.socket())) {
          find(found, at);
        }
      }
    }
  }

  /// Takes the counters of a flow, as read in this tick. Those of an unknown flow wait until the
  /// tick ends: what the ring says of it, and of the program behind it, comes first.
  public void count(FlowKey key, Counters counters, Instant now) {
    FlowState flow = flows.get(key);
    if (flow == null) {
      unknown.put(key, counters);
    } else {
      count(flow, counters, now);
    }
  }

  private void count(FlowState flow, Counters counters, Instant now) {
    if (!counters.sent().equals(flow.counted.sent())
        || !counters.received().equals(flow.counted.received())) {
      surroundings.listed(counters.ifindex(), counters.packets() - flow.counted.packets());
      flow.counted = counters;
      flow.ifindex = counters.ifindex();
      flow.lastTraffic = now;
      flow.trafficPending = true;
    }
  }

  /// What the ring did not tell of either: its record was lost, and the facts say the same.
  private void openUnknown(Instant now) {
    unknown.forEach(
        (key, counters) -> {
          if (!flows.containsKey(key)) {
            kernel
                .facts(key)
                .ifPresentOrElse(facts -> open(key, facts, now), () -> kernel.forget(key));
          }
          FlowState flow = flows.get(key);
          if (flow != null) {
            count(flow, counters, now);
          }
        });
    unknown.clear();
  }

  /// Ends a tick, after all counters were taken: says what changed, and closes what is over.
  public void tick(Instant now) {
    openUnknown(now);
    for (FlowState flow : List.copyOf(flows.values())) {
      if (flow.announced.isEmpty() && isDue(flow, now)) {
        teller.announce(flow);
      }
      if (flow.ending.isPresent() && !now.isBefore(flow.ending.get().due())) {
        close(flow, flow.ending.get());
      } else if (isIdle(flow, now)) {
        close(flow, new FlowState.Ending(now, now, CloseReason.IDLE, OptionalInt.empty()));
      } else if (flow.trafficPending && flow.announced.isPresent()) {
        teller.traffic(flow, now);
      }
    }
    recentlyClosed.expire(now);
  }

  /// Every connection that lives, for [SocketSearch].
  Collection<FlowState> states() {
    return Collections.unmodifiableCollection(flows.values());
  }

  FlowTeller teller() {
    return teller;
  }

  /// Whether a connection without an owner was opened since the last time this was asked.
  boolean takeNewcomers() {
    boolean came = newcomers;
    newcomers = false;
    return came;
  }

  private boolean isOurs(KernelEvent.SocketId socket) {
    return socket.networkNamespace() == surroundings.networkNamespace();
  }

  private void open(FlowKey key, FlowFacts facts, Instant at) {
    FlowState existing = flows.get(key);
    if (existing != null) {
      // The snapshot or a probe was faster: the classifier only adds what they could not know.
      existing.ifindex = facts.ifindex();
      learn(existing, facts);
      return;
    }
    boolean midway = facts.direction() == Direction.UNKNOWN;
    if (midway && recentlyClosed.contains(key)) {
      kernel.forget(key);
      return;
    }
    FlowState flow = add(key, at, ownerOf(facts), directionOf(facts));
    flow.hidden = byInner.containsKey(key);
    flow.ifindex = facts.ifindex();
    flow.otherNamespace = facts.otherNamespace();
    setCookie(flow, facts.cookie());
    facts.inner().ifPresent(inner -> hideInner(flow, inner));
    newcomers |= !flow.owner.isKnown();
    if (isUncertain(flow)) {
      flow.waitUntil = Optional.of(at.plus(CERTAINTY_WAIT));
    } else {
      teller.announce(flow);
    }
  }

  /// Whether more may be known in a moment: who accepts it, under which addresses it leaves, or
  /// whose it is at all.
  private boolean isUncertain(FlowState flow) {
    boolean isAccepted =
        flow.key.isTcp() && flow.direction == Direction.IN && surroundings.reportsAccepts();
    boolean isInner = flow.otherNamespace && flow.inner.isEmpty();
    return isAccepted || isInner || !flow.owner.isKnown();
  }

  /// A later packet had what the first one had not.
  private void learn(FlowState flow, FlowFacts facts) {
    facts.inner().ifPresent(inner -> hideInner(flow, inner));
    flow.otherNamespace |= facts.otherNamespace();
    if (!flow.owner.isKnown() && facts.owner().isKnown() && flow.ending.isEmpty()) {
      flow.owner = facts.owner();
      setCookie(flow, facts.cookie());
      teller.revise(flow);
    }
  }

  /// The same connection was seen before its addresses were translated: it is told of once.
  private void hideInner(FlowState outer, FlowKey innerKey) {
    outer.inner = Optional.of(innerKey);
    byInner.put(innerKey, outer);
    FlowState inner = flows.get(innerKey);
    if (inner != null && inner.announced.isEmpty()) {
      inner.hidden = true;
    }
  }

  /// Where sockets are not marked, one without a mark may be anybody's.
  private KernelOwner ownerOf(FlowFacts facts) {
    return facts.owner().evidence() == Owner.Why.KERNEL && !surroundings.marksSockets()
        ? KernelOwner.UNKNOWN
        : facts.owner();
  }

  private static Direction directionOf(FlowFacts facts) {
    if (facts.direction() != Direction.UNKNOWN) {
      return facts.direction();
    }
    Owner evidence = facts.owner().evidence();
    if (evidence == Owner.How.CONNECT) {
      return Direction.OUT;
    }
    return evidence == Owner.How.LISTEN || evidence == Owner.How.ACCEPT
        ? Direction.IN
        : Direction.UNKNOWN;
  }

  /// A connect or accept call named the owner of a connection, before or after its first packet.
  private void claim(FlowKey key, KernelOwner owner, long cookie, Direction direction) {
    FlowState flow = flows.get(key);
    if (flow == null || flow.ending.isPresent()) {
      return;
    }
    flow.owner = owner;
    flow.direction = direction;
    setCookie(flow, cookie);
    if (flow.announced.isEmpty()) {
      teller.announce(flow);
    } else {
      teller.revise(flow);
    }
  }

  private void find(KernelEvent.SocketFound found, Instant at) {
    FlowState known = flows.get(found.key());
    if (known != null) {
      adopt(known, found);
      return;
    }
    FlowState flow = add(found.key(), at, found.owner(), found.direction());
    setCookie(flow, found.socket().cookie());
    teller.announce(flow);
  }

  /// A socket of a connection that nobody owned was found.
  private void adopt(FlowState flow, KernelEvent.SocketFound found) {
    if (flow.owner.isKnown() || flow.ending.isPresent() || flow.otherNamespace) {
      return;
    }
    flow.owner = found.owner();
    if (flow.direction == Direction.UNKNOWN) {
      flow.direction = found.direction();
    }
    setCookie(flow, found.socket().cookie());
    teller.announce(flow);
  }

  private void end(KernelEvent.SocketClosed closed, Instant at) {
    FlowState flow = flows.get(closed.key());
    // Other namespaces may have a connection of the same addresses, on their own loopback say.
    if (flow != null && isOurs(closed.socket()) != flow.otherNamespace) {
      end(flow, closed, at);
    }
    FlowState outer = byInner.get(closed.key());
    if (outer != null) {
      end(outer, closed, at);
    }
  }

  private static void end(FlowState flow, KernelEvent.SocketClosed closed, Instant at) {
    flow.end(at, LINGER, Endings.reason(closed), Endings.errno(closed));
  }

  private void release(KernelEvent.SocketReleased released, Instant at) {
    for (FlowState flow : byCookie.getOrDefault(released.socket().cookie(), List.of())) {
      flow.end(at, LINGER, CloseReason.CLOSED, OptionalInt.empty());
    }
  }

  private FlowState add(FlowKey key, Instant at, KernelOwner owner, Direction direction) {
    FlowState flow = new FlowState(nextId++, key, at, owner, direction);
    flows.put(key, flow);
    recentlyClosed.remove(key);
    return flow;
  }

  private void setCookie(FlowState flow, long cookie) {
    if (cookie == 0 || flow.cookie == cookie || flow.key.isTcp()) {
      return;
    }
    flow.cookie = cookie;
    byCookie.computeIfAbsent(cookie, _ -> new ArrayList<>()).add(flow);
  }

  private static boolean isDue(FlowState flow, Instant now) {
    return flow.ending.isPresent()
        || flow.waitUntil.isEmpty()
        || !now.isBefore(flow.waitUntil.get());
  }

  /// TCP with an owner ends by its socket; everything else ends by silence.
  private static boolean isIdle(FlowState flow, Instant now) {
    boolean endsByItself = flow.key.isTcp() && flow.owner.isKnown();
    return !endsByItself
        && flow.ending.isEmpty()
        && flow.lastTraffic.plus(IDLE_DATAGRAM).isBefore(now);
  }

  private void close(FlowState flow, FlowState.Ending ending) {
    if (teller.close(flow, ending)) {
      drop(flow, ending);
    } else {
      // No room: the flow stays, and is closed with the next tick.
      flow.ending = Optional.of(ending);
    }
  }

  private void drop(FlowState flow, FlowState.Ending ending) {
    flows.remove(flow.key);
    flow.inner.ifPresent(inner -> byInner.remove(inner, flow));
    kernel.forget(flow.key);
    if (ending.reason() != CloseReason.IDLE) {
      recentlyClosed.add(flow.key, ending.due());
    }
    List<FlowState> siblings = byCookie.get(flow.cookie);
    if (siblings != null) {
      siblings.remove(flow);
      if (siblings.isEmpty()) {
        byCookie.remove(flow.cookie);
      }
    }
  }
}
