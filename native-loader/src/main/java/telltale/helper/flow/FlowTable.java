package telltale.helper.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import telltale.helper.event.Counters;
import telltale.helper.event.FlowFacts;
import telltale.helper.event.FlowKey;
import telltale.helper.event.KernelEvent;
import telltale.helper.event.KernelOwner;
import telltale.wire.CloseReason;
import telltale.wire.Direction;
import telltale.wire.Message;

/// Every connection that lives, and the only place where what the kernel says becomes what the
/// client hears. Confined to the poll thread.
///
/// Invariants: each connection is announced once, and again when another turns out to own it than
/// was told; its traffic follows its announcement; it is closed once, with the final counters; an
/// id is never used twice. A connection that began with a lost ring record appears with the next
/// reading of the counters instead.
public final class FlowTable {

  /// How long a connection waits for what is about to be known of it: the process that accepts
  /// it, or the addresses under which it leaves this machine.
  private static final Duration CERTAINTY_WAIT = Duration.ofMillis(250);

  /// How often every flow is looked at. Each tick looks only at those that something happened to.
  private static final Duration SWEEP = Duration.ofSeconds(1);

  private final KernelFlows kernel;
  private final Surroundings surroundings;
  private final FlowTeller teller;
  private final LivingFlows flows = new LivingFlows();
  private final Map<FlowKey, Counters> unknown = new HashMap<>();
  private final RecentlyClosed recentlyClosed = new RecentlyClosed();

  /// Those that are not announced yet, and those that end.
  private final Set<FlowState> unsettled = new LinkedHashSet<>();

  /// Those whose counters changed and are not told.
  private final List<FlowState> changed = new ArrayList<>();

  private Instant nextSweep = Instant.MIN;
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
      case KernelEvent.SocketConnected connected ->
          claim(connected.key(), connected.owner(), connected.socket(), Direction.OUT);
      case KernelEvent.SocketAccepted accepted ->
          claim(accepted.key(), accepted.owner(), accepted.socket(), Direction.IN);
      case KernelEvent.SocketClosed closed -> end(closed, at);
      case KernelEvent.ProcessStarted started -> surroundings.processStarted(started);
      case KernelEvent.ProcessForked forked -> surroundings.processForked(forked);
      case KernelEvent.ProcessMoved moved -> surroundings.processMoved(moved);
      case KernelEvent.SocketReleased released -> release(released, at);
      case KernelEvent.FirstWords words -> teller.passOn(flows.get(words.key()), words, at);
      case KernelEvent.SocketFound found when isOurs(found.socket()) -> find(found, at);
      case KernelEvent.SocketFound _ -> {}
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
    if (!counters.agreesWith(flow.entry)) {
      surroundings.listed(counters.ifindex(), counters.packets() - flow.entry.packets());
      flow.take(counters, now);
      if (!flow.trafficPending) {
        flow.trafficPending = true;
        changed.add(flow);
      }
    }
  }

  /// What the ring did not tell of either: its record was lost, and the facts say the same.
  private void openUnknown(Instant now) {
    unknown.forEach(
        (key, counters) -> {
          if (!flows.contains(key)) {
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
    teller.begin();
    openUnknown(now);
    settle(now);
    if (!now.isBefore(nextSweep)) {
      nextSweep = now.plus(SWEEP);
      endIdle(now);
    }
    tellTraffic(now);
    recentlyClosed.expire(now);
  }

  /// Whether the client took less than there was to say: then [#tick] is due again as soon as it
  /// has read some of it, or what ended would fill the kernel's map.
  public boolean isHeldUp() {
    return teller.heldUp();
  }

  private void settle(Instant now) {
    for (FlowState flow : List.copyOf(unsettled)) {
      if (teller.heldUp()) {
        return;
      }
      if (flow.isToBeTold(now)) {
        teller.announce(flow);
      }
      if (flow.ending.isPresent()) {
        if (!now.isBefore(flow.ending.get().due())) {
          close(flow, flow.ending.get());
        }
      } else if (flow.hidden || !flow.isUntold()) {
        unsettled.remove(flow);
      }
    }
  }

  private void endIdle(Instant now) {
    for (FlowState flow : List.copyOf(flows.all())) {
      if (flow.isIdle(now)) {
        close(flow, new FlowState.Ending(now, now, CloseReason.IDLE, OptionalInt.empty()));
      }
    }
  }

  private void tellTraffic(Instant now) {
    changed.removeIf(
        flow -> {
          if (flow.trafficPending && (flow.hidden || flow.announced.isPresent())) {
            teller.traffic(flow, now);
          }
          return !flow.trafficPending;
        });
  }

  /// Every connection that lives, for [SocketSearch].
  Collection<FlowState> states() {
    return flows.all();
  }

  /// Tells of a connection's owner. What finds no room is told as soon as there is some.
  void tell(FlowState flow) {
    teller.announce(flow);
    if (flow.correctionPending) {
      unsettled.add(flow);
    }
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

  /// Other namespaces may have a connection of the same addresses, on their own loopback say.
  private boolean isAbout(FlowState flow, KernelEvent.SocketId socket) {
    return isOurs(socket) != flow.otherNamespace;
  }

  private void open(FlowKey key, FlowFacts facts, Instant at) {
    FlowState existing = flows.get(key);
    if (existing != null && !giveWay(existing, facts)) {
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
    FlowState flow =
        add(key, at, Openings.owner(key, facts, surroundings), Openings.direction(facts));
    if (existing != null) {
      flow.follow(existing);
    }
    flow.hidden = flows.ofInner(key) != null;
    flow.ifindex = facts.ifindex();
    flow.learn(facts);
    flows.setCookie(flow, facts.cookie());
    facts.inner().ifPresent(inner -> hideInner(flow, inner));
    newcomers |= !flow.owner.isKnown();
    if (Openings.isUncertain(flow, surroundings.reportsAccepts())) {
      flow.waitUntil = Optional.of(at.plus(CERTAINTY_WAIT));
    } else {
      teller.announce(flow);
    }
  }

  /// Closes the connection of a socket whose port another has by now. The kernel's entry goes on:
  /// what it counted since the last reading cannot be told apart, and counts to the newcomer.
  private boolean giveWay(FlowState flow, FlowFacts facts) {
    boolean gone = flow.isTakenOver(facts) && teller.close(flow, flow.ending.orElseThrow());
    if (gone) {
      remove(flow);
    }
    return gone;
  }

  /// A later packet had what the first one had not.
  private void learn(FlowState flow, FlowFacts facts) {
    boolean isNews = flow.learn(facts);
    KernelOwner before = flow.owner;
    facts.inner().ifPresent(inner -> hideInner(flow, inner));
    if (!before.isKnown() && flow.ending.isEmpty() && (isNews || facts.owner().isKnown())) {
      flow.owner = facts.owner();
      flows.setCookie(flow, facts.cookie());
    }
    isNews |= flow.owner.isKnown() && !before.isKnown();
    // Before the first word there may be more to learn.
    if (isNews && flow.announced.isPresent()) {
      tell(flow);
    }
    passOn(flow);
  }

  /// The same connection was seen before its addresses were translated: it is told of once.
  private void hideInner(FlowState outer, FlowKey innerKey) {
    outer.inner = Optional.of(innerKey);
    flows.setInner(innerKey, outer);
    FlowState inner = flows.get(innerKey);
    if (inner == null) {
      return;
    }
    if (!outer.owner.isKnown() && inner.owner.isKnown()) {
      outer.owner = inner.owner;
    }
    if (inner.announced.isEmpty()) {
      inner.hidden = true;
    }
  }

  /// What is found out of a connection goes for the one under which it leaves, too.
  private void passOn(FlowState inner) {
    FlowState outer = flows.ofInner(inner.key);
    if (outer != null && outer.ending.isEmpty() && outer.owner.isCorrectedBy(inner.owner)) {
      outer.owner = inner.owner;
      tell(outer);
    }
  }

  /// A connect or accept call named the owner of a connection, before or after its first packet.
  /// One that a kernel thread makes is a step of a connection that somebody else began.
  private void claim(
      FlowKey key, KernelOwner owner, KernelEvent.SocketId socket, Direction direction) {
    FlowState flow = flows.get(key);
    if (flow == null || !isAbout(flow, socket) || flow.ending.isPresent() || !owner.isKnown()) {
      return;
    }
    boolean isNews = flow.owner.isCorrectedBy(owner) || flow.direction != direction;
    flow.owner = owner;
    flow.direction = direction;
    flows.setCookie(flow, socket.cookie());
    if (isNews || flow.announced.isEmpty()) {
      tell(flow);
    } else {
      teller.revise(flow);
    }
    passOn(flow);
  }

  private void find(KernelEvent.SocketFound found, Instant at) {
    FlowState known = flows.get(found.key());
    if (known != null) {
      adopt(known, found);
      return;
    }
    FlowState flow = add(found.key(), at, found.owner(), found.direction());
    flows.setCookie(flow, found.socket().cookie());
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
    flows.setCookie(flow, found.socket().cookie());
    tell(flow);
    passOn(flow);
  }

  private void end(KernelEvent.SocketClosed closed, Instant at) {
    FlowState flow = flows.get(closed.key());
    if (flow != null && isAbout(flow, closed.socket())) {
      end(flow, Endings.of(closed, at));
    }
    FlowState outer = flows.ofInner(closed.key());
    if (outer != null) {
      end(outer, Endings.of(closed, at));
    }
  }

  /// Notes how a connection ends, unless that is known.
  void end(FlowState flow, FlowState.Ending ending) {
    if (flow.ending.isEmpty()) {
      flow.ending = Optional.of(ending);
      unsettled.add(flow);
    }
  }

  private void release(KernelEvent.SocketReleased released, Instant at) {
    for (FlowState flow : flows.ofSocket(released.socket().cookie())) {
      end(flow, Endings.released(at));
    }
  }

  private FlowState add(FlowKey key, Instant at, KernelOwner owner, Direction direction) {
    FlowState flow = new FlowState(nextId++, key, at, owner, direction);
    flows.add(flow);
    unsettled.add(flow);
    recentlyClosed.remove(key);
    return flow;
  }

  private void close(FlowState flow, FlowState.Ending ending) {
    if (teller.close(flow, ending)) {
      drop(flow, ending);
    } else {
      // No room: the flow stays, and is closed as soon as there is some.
      flow.ending = Optional.of(ending);
      unsettled.add(flow);
    }
  }

  private void drop(FlowState flow, FlowState.Ending ending) {
    remove(flow);
    kernel.forget(flow.key);
    if (ending.reason() != CloseReason.IDLE) {
      recentlyClosed.add(flow.key, ending.due());
    }
  }

  private void remove(FlowState flow) {
    flows.remove(flow);
    unsettled.remove(flow);
    flow.trafficPending = false;
  }
}
