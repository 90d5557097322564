package telltale.app.flow;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import telltale.app.domain.Domains;
import telltale.app.identity.Identity;
import telltale.wire.Closed;
import telltale.wire.Connection;
import telltale.wire.FirstWords;
import telltale.wire.Health;
import telltale.wire.Hello;
import telltale.wire.HostName;
import telltale.wire.Message;
import telltale.wire.Opened;
import telltale.wire.ProcessFacts;
import telltale.wire.Traffic;

/// What is going on right now: the one mutable thing in the app. Belongs to the reader thread.
///
/// Time is the stream's: it moves with the stamps of messages and with [#tick], never by itself.
/// An ended connection stays for five seconds. At most [#LIMIT] connections are kept; one that
/// finds no room is counted in the snapshot's health as `app-flow-limit`.
public final class FlowStore {

  /// How many connections are kept, ended ones included.
  public static final int LIMIT = 16_384;

  private static final long LINGER_MILLIS = 5_000;
  private static final String NO_ROOM = "app-flow-limit";

  private final PlaceMemory places;
  private final ProcessMemory processes;
  private final Map<Long, LiveFlow> flows = new LinkedHashMap<>();
  private final Deque<LiveFlow> ended = new ArrayDeque<>();
  private StreamClock clock = new StreamClock();
  private Optional<Health> health = Optional.empty();
  private long withoutRoom;
  private boolean changed;
  private FlowSnapshot newest = FlowSnapshot.EMPTY;

  /// Begins empty.
  ///
  /// @param places finds the place of an address; asked once for each until places change
  /// @param identities names a process as a person would; asked once for each process
  public FlowStore(Places places, Function<ProcessFacts, Identity> identities) {
    this.places = new PlaceMemory(places);
    processes = new ProcessMemory(identities);
  }

  /// Takes the next message of the stream. A [Hello] begins a new stream and forgets the old one.
  public void apply(Message message) {
    if (message instanceof Hello) {
      forget();
    }
    clock.advance(message.at());
    switch (message) {
      case Hello hello -> {}
      case Opened opened -> open(opened);
      case FirstWords words -> {} // the names in them were read on the way here
      case Traffic traffic -> count(traffic);
      case Closed closed -> close(closed);
      case Health news -> take(news);
    }
  }

  /// Lets time pass, so that rates fall and ended connections go, and looks whether places changed.
  ///
  /// @param now on the stream's clock
  public void tick(Instant now) {
    clock.advance(now);
    while (!ended.isEmpty() && ended.peek().endedBefore(clock.elapsedMillis() - LINGER_MILLIS)) {
      removeOldestEnded();
    }
    if (places.refresh()) {
      flows.values().forEach(flow -> flow.learn(known(flow.said())));
      changed = true;
    }
    for (LiveFlow flow : flows.values()) {
      changed |= flow.isMoving(clock.elapsedMillis());
    }
  }

  /// The newest snapshot: the same object as last time when nothing that can be seen changed.
  public FlowSnapshot snapshot() {
    if (changed) {
      changed = false;
      List<FlowView> views = new ArrayList<>(flows.size());
      for (LiveFlow flow : flows.values()) {
        views.add(flow.view(clock.elapsedMillis()));
      }
      newest = new FlowSnapshot(newest.sequence() + 1, clock.now(), views, fullHealth());
    }
    return newest;
  }

  private void forget() {
    flows.clear();
    ended.clear();
    clock = new StreamClock();
    health = Optional.empty();
    withoutRoom = 0;
    changed = true;
  }

  private void open(Opened opened) {
    LiveFlow.Known connection = known(opened.connection());
    LiveFlow known = flows.get(opened.id());
    if (known != null) {
      known.learn(connection);
    } else if (hasRoom()) {
      flows.put(opened.id(), newFlow(opened.id(), connection, opened.at()));
    } else {
      withoutRoom++;
    }
    changed = true;
  }

  private void count(Traffic traffic) {
    LiveFlow flow = flows.get(traffic.id());
    // Without its `opened`, which found no room, a connection has no face: its traffic stays out.
    if (flow != null) {
      changed |=
          flow.count(traffic.sent(), traffic.received(), traffic.at(), clock.elapsedMillis());
    }
  }

  private void close(Closed closed) {
    LiveFlow.Known connection = known(closed.connection());
    LiveFlow flow = flows.get(closed.id());
    if (flow != null && flow.isEnded()) {
      return;
    }
    if (flow == null) {
      // Its `opened` was lost on the way. It deserves its five seconds, but its totals may be old.
      if (!hasRoom()) {
        return;
      }
      flow = newFlow(closed.id(), connection, closed.at());
      flow.startFrom(closed.sent(), closed.received());
      flows.put(closed.id(), flow);
    }
    flow.learn(connection);
    flow.count(closed.sent(), closed.received(), closed.at(), clock.elapsedMillis());
    flow.close(
        new FlowView.End(closed.at(), closed.reason(), closed.errno()), clock.elapsedMillis());
    ended.add(flow);
    changed = true;
  }

  private LiveFlow.Known known(Connection raw) {
    ProcessMemory.Known process = processes.of(raw.process());
    Connection said = Legible.connection(raw, process.facts());
    Connection connection = Legible.placed(places.placed(said));
    return new LiveFlow.Known(
        said,
        connection,
        new FlowView.Names(
            process.identity(), connection.host().flatMap(HostName::name).map(Domains::of)));
  }

  private LiveFlow newFlow(long id, LiveFlow.Known connection, Instant at) {
    return new LiveFlow(id, connection, at, clock.elapsedMillis());
  }

  /// Whether one more fits, after letting the oldest ended connection go where none would.
  private boolean hasRoom() {
    if (flows.size() < LIMIT) {
      return true;
    }
    return removeOldestEnded();
  }

  private boolean removeOldestEnded() {
    LiveFlow oldest = ended.poll();
    if (oldest != null) {
      flows.remove(oldest.id());
      changed = true;
    }
    return oldest != null;
  }

  private void take(Health news) {
    boolean says =
        health
            .map(
                old ->
                    old.flows() != news.flows()
                        || old.interfaces() != news.interfaces()
                        || !old.losses().equals(news.losses())
                        || perMille(old) != perMille(news))
            .orElse(true);
    if (says) {
      health = Optional.of(news);
      changed = true;
    }
  }

  private Optional<Health> fullHealth() {
    if (withoutRoom == 0) {
      return health;
    }
    Health base = health.orElse(new Health(clock.now(), flows.size(), 0, new TreeMap<>()));
    SortedMap<String, Long> losses = new TreeMap<>(base.losses());
    losses.put(NO_ROOM, withoutRoom);
    return Optional.of(
        new Health(base.at(), base.flows(), base.interfaces(), losses, base.tallies()));
  }

  /// The tallies grow with all traffic: worth a new picture is only what is shown of them.
  private static long perMille(Health health) {
    return Math.round(1000 * health.unaccountedShare());
  }
}
