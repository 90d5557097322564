package telltale.helper.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import telltale.wire.Closed;
import telltale.wire.Connection;
import telltale.wire.Direction;
import telltale.wire.Message;
import telltale.wire.Opened;
import telltale.wire.Owner;
import telltale.wire.Protocol;
import telltale.wire.Traffic;

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

  /// How long an incoming connection waits for the process that accepts it.
  private static final Duration ACCEPT_WAIT = Duration.ofMillis(250);

  private static final Duration IDLE_DATAGRAM = Duration.ofSeconds(60);

  private final KernelFlows kernel;
  private final Surroundings surroundings;
  private final Predicate<Message> outbox;
  private final Map<FlowKey, FlowState> flows = new HashMap<>();
  private final Map<Long, List<FlowState>> byCookie = new HashMap<>();
  private final RecentlyClosed recentlyClosed = new RecentlyClosed();
  private long nextId = 1;

  /// An empty table.
  ///
  /// @param outbox takes each message as it is made; false when it had no room
  public FlowTable(KernelFlows kernel, Surroundings surroundings, Predicate<Message> outbox) {
    this.kernel = kernel;
    this.surroundings = surroundings;
    this.outbox = outbox;
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
      case KernelEvent.SocketClosed closed -> {
        if (isOurs(closed.socket())) {
          end(closed, at);
        }
      }
      case KernelEvent.ProcessStarted started -> surroundings.processStarted(started);
      case KernelEvent.SocketReleased released -> release(released, at);
      case KernelEvent.SocketFound found -> {
        if (isOurs(found.socket())) {
          find(found, at);
        }
      }
    }
  }

  /// Takes the counters of a flow, as read in this tick.
  public void count(FlowKey key, Counters counters, Instant now) {
    FlowState flow = flows.get(key);
    if (flow == null) {
      Optional<FlowFacts> facts = kernel.facts(key);
      if (facts.isEmpty()) {
        kernel.forget(key);
        return;
      }
      open(key, facts.get(), now);
      flow = flows.get(key);
      if (flow == null) {
        return;
      }
    }
    if (!counters.sent().equals(flow.counted.sent())
        || !counters.received().equals(flow.counted.received())) {
      flow.counted = counters;
      flow.ifindex = counters.ifindex();
      flow.lastTraffic = now;
      flow.trafficPending = true;
    }
  }

  /// Ends a tick, after all counters were taken: says what changed, and closes what is over.
  public void tick(Instant now) {
    for (FlowState flow : List.copyOf(flows.values())) {
      if (flow.announced.isEmpty() && isDue(flow, now)) {
        announce(flow);
      }
      if (flow.ending.isPresent() && !now.isBefore(flow.ending.get().due())) {
        close(flow, flow.ending.get());
      } else if (isIdle(flow, now)) {
        close(flow, new FlowState.Ending(now, now, CloseReason.IDLE, OptionalInt.empty()));
      } else if (flow.trafficPending && flow.announced.isPresent()) {
        flow.trafficPending = !outbox.test(new Traffic(now, flow.id, flow.sent(), flow.received()));
      }
    }
    recentlyClosed.expire(now);
  }

  private boolean isOurs(KernelEvent.SocketId socket) {
    return socket.networkNamespace() == surroundings.networkNamespace();
  }

  private void open(FlowKey key, FlowFacts facts, Instant at) {
    FlowState existing = flows.get(key);
    if (existing != null) {
      // The snapshot or a probe was faster: the classifier only adds what they could not know.
      existing.ifindex = facts.ifindex();
      return;
    }
    boolean midway = facts.direction() == Direction.UNKNOWN;
    if (midway && recentlyClosed.contains(key)) {
      kernel.forget(key);
      return;
    }
    FlowState flow = add(key, at, facts.owner(), directionOf(facts));
    flow.ifindex = facts.ifindex();
    setCookie(flow, facts.cookie());
    if (key.isTcp() && flow.direction == Direction.IN && surroundings.reportsAccepts()) {
      flow.waitUntil = Optional.of(at.plus(ACCEPT_WAIT));
    } else {
      announce(flow);
    }
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
      announce(flow);
    } else {
      flow.announced = Optional.of(describe(flow));
    }
  }

  private void find(KernelEvent.SocketFound found, Instant at) {
    if (flows.containsKey(found.key())) {
      return;
    }
    FlowState flow = add(found.key(), at, found.owner(), found.direction());
    setCookie(flow, found.socket().cookie());
    announce(flow);
  }

  private void end(KernelEvent.SocketClosed closed, Instant at) {
    FlowState flow = flows.get(closed.key());
    if (flow == null || flow.ending.isPresent()) {
      return;
    }
    flow.ending =
        Optional.of(
            new FlowState.Ending(
                at, at.plus(LINGER), Endings.reason(closed), Endings.errno(closed)));
  }

  private void release(KernelEvent.SocketReleased released, Instant at) {
    for (FlowState flow : byCookie.getOrDefault(released.socket().cookie(), List.of())) {
      if (flow.ending.isEmpty()) {
        flow.ending =
            Optional.of(
                new FlowState.Ending(at, at.plus(LINGER), CloseReason.CLOSED, OptionalInt.empty()));
      }
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

  private void announce(FlowState flow) {
    Connection connection = describe(flow);
    if (outbox.test(new Opened(flow.openedAt, flow.id, connection))) {
      flow.announced = Optional.of(connection);
    }
    // Without room for it, the connection is announced with the next tick instead.
  }

  private Connection describe(FlowState flow) {
    return new Connection(
        new Protocol(flow.key.protocolNumber()),
        flow.direction,
        flow.key.local(),
        flow.key.remote(),
        flow.owner.evidence(),
        flow.owner.isKnown() ? Optional.of(surroundings.process(flow.owner)) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        surroundings.interfaceName(flow.ifindex));
  }

  private void close(FlowState flow, FlowState.Ending ending) {
    if (flow.announced.isEmpty()) {
      announce(flow);
    }
    Connection connection = flow.announced.orElseGet(() -> describe(flow));
    Closed closed =
        new Closed(
            ending.at(),
            flow.id,
            connection.networkInterface().isPresent()
                ? connection
                : withInterface(flow, connection),
            flow.sent(),
            flow.received(),
            ending.reason(),
            ending.errno());
    if (!outbox.test(closed)) {
      // No room: the flow stays, and is closed with the next tick.
      flow.ending = Optional.of(ending);
      return;
    }
    flows.remove(flow.key);
    kernel.forget(flow.key);
    recentlyClosed.add(flow.key, ending.due());
    List<FlowState> siblings = byCookie.get(flow.cookie);
    if (siblings != null) {
      siblings.remove(flow);
      if (siblings.isEmpty()) {
        byCookie.remove(flow.cookie);
      }
    }
  }

  private Connection withInterface(FlowState flow, Connection connection) {
    return new Connection(
        connection.protocol(),
        connection.direction(),
        connection.local(),
        connection.remote(),
        connection.owner(),
        connection.process(),
        connection.host(),
        connection.place(),
        surroundings.interfaceName(flow.ifindex));
  }
}
