package telltale.app.map.arc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import telltale.app.map.geometry.ArcPath;
import telltale.app.map.load.ArcLoad;
import telltale.app.map.load.PlaceKey;

/// One arc as it lives on the screen: it flashes when something opens, carries comets while
/// bytes move, and fades when everything on it has ended.
final class Arc {

  private static final double APPEAR_SECONDS = 0.35;
  private static final double FADE_SECONDS = 1.8;
  private static final double FLASH_SECONDS = 1.1;

  private ArcPath own;
  private ArcPath path;
  private boolean shadowed;
  private double haze;
  private final Comets comets = new Comets();
  private List<Lane> lanes = List.of();
  private boolean inbound;
  private Set<Long> seenFlows = Set.of();
  private Set<Long> seenFailures = Set.of();
  private ArcLoad load;
  private double level;
  private boolean idle;
  private boolean leaving;
  private double presence;
  private double flash;
  private double alarm;
  // Of a map that is not crowded: until the first of the lanes sends, and of that what has passed.
  private double untilDue;
  private double passed;
  private long toldAt;

  Arc(ArcPath path, ArcLoad load) {
    this.own = path;
    this.path = path;
    this.load = load;
    notice(load);
    inbound = load.inbound();
    apply(load);
  }

  ArcPath path() {
    return path;
  }

  /// Leads another way from now on: a dock is at the edge of the screen, wherever the map moves.
  void reroute(ArcPath newPath) {
    own = newPath;
    path = newPath;
  }

  /// Its way when it is alone.
  ArcPath own() {
    return own;
  }

  /// Goes the way of a bundle from now on.
  ///
  /// @param shadow whether another arc of the bundle stands for its line
  void join(ArcPath bundle, boolean shadow) {
    path = bundle;
    shadowed = shadow;
  }

  /// Whether another arc, on the same way, stands for its line.
  boolean shadowed() {
    return shadowed;
  }

  /// How far around its end the remote end may be, in world units; 0 when its place is known.
  double haze() {
    return haze;
  }

  void haze(double newHaze) {
    haze = newHaze;
  }

  /// Whether it leads to a dock, which has a mark of its own.
  boolean docked() {
    return load.key() instanceof PlaceKey.Dock;
  }

  ArcLoad load() {
    return load;
  }

  Comets comets() {
    return comets;
  }

  /// The rate, 0 to 1.
  double level() {
    return level;
  }

  boolean idle() {
    return idle;
  }

  /// How much of the arc is there, 0 to 1.
  double presence() {
    return presence;
  }

  /// Light of something that just opened, 1 falling to 0.
  double flash() {
    return flash;
  }

  /// Light of something that just failed, 1 falling to 0.
  double alarm() {
    return alarm;
  }

  boolean failed() {
    return load.state() == ArcLoad.State.FAILED;
  }

  /// Whether the remote ends began every flow of it.
  boolean inbound() {
    return inbound;
  }

  /// Whether its line looks the same from frame to frame.
  boolean settled() {
    return presence == 1 && flash == 0 && alarm == 0;
  }

  boolean gone() {
    return leaving && presence == 0 && flash == 0 && alarm == 0;
  }

  /// It is in that snapshot.
  void told(long sequence) {
    toldAt = sequence;
  }

  /// The sequence of the last snapshot that it was in.
  long toldAt() {
    return toldAt;
  }

  /// Takes over a new load; says whether the line or the end point looks different now.
  boolean apply(ArcLoad next) {
    boolean newIdle = Rate.idle(next.rate());
    double newLevel = newIdle ? 0 : Rate.level(next.rate());
    boolean newLeaving = next.state() != ArcLoad.State.OPEN;
    boolean changed =
        newIdle != idle
            || newLevel != level
            || newLeaving != leaving
            || next.state() != load.state()
            || !next.trait().equals(load.trait());
    changed |= meet(next);
    load = next;
    idle = newIdle;
    level = newLevel;
    leaving = newLeaving;
    lanes = lanes(next);
    untilDue = Double.POSITIVE_INFINITY;
    for (Lane lane : lanes) {
      untilDue = Math.min(untilDue, lane.pass(passed));
    }
    passed = 0;
    return changed;
  }

  /// Looks at the flows where they are others than before, which of thousands of arcs few have.
  private boolean meet(ArcLoad next) {
    if (next.flows().equals(load.flows())) {
      return false;
    }
    notice(next);
    boolean newInbound = next.inbound();
    boolean changed =
        newInbound != inbound
            || next.openFlows() != load.openFlows()
            || next.tunnel() != load.tunnel();
    inbound = newInbound;
    return changed;
  }

  /// Its flows are gone altogether; says whether that is news.
  boolean leave() {
    boolean news = !leaving;
    leaving = true;
    idle = true;
    level = 0;
    lanes = List.of();
    load =
        new ArcLoad(
            load.key(),
            load.latitude(),
            load.longitude(),
            load.name(),
            List.of(),
            load.streams(),
            load.state() == ArcLoad.State.OPEN ? ArcLoad.State.ENDED : load.state());
    return news;
  }

  /// Moves on without any motion to watch: what appears is there, what ends is gone.
  void settle() {
    presence = leaving ? 0 : 1;
    flash = 0;
    alarm = 0;
    comets.clear();
  }

  /// Moves on; says whether anything that can be seen will still move.
  boolean step(double seconds, Lane.Flow flow) {
    passed += seconds / flow.spacing();
    if (waits()) {
      return !lanes.isEmpty();
    }
    // What ended before it was ever drawn still shows, for as long as its flash or alarm lasts.
    double target = leaving && flash < 0.3 && alarm == 0 ? 0 : 1;
    double pace = seconds / (target > presence ? APPEAR_SECONDS : FADE_SECONDS);
    presence += Math.clamp(target - presence, -pace, pace);
    flash = Math.max(0, flash - seconds / FLASH_SECONDS);
    alarm = Math.max(0, alarm - seconds / (2 * FLASH_SECONDS));
    comets.step(seconds, flow.logicalPixels(path));
    send(flow.scene());
    return !lanes.isEmpty() || comets.size() > 0 || presence != target || flash > 0 || alarm > 0;
  }

  /// Whether nothing on it can be seen to move until the next comet, if there is one: of thousands
  /// most do that, for seconds.
  private boolean waits() {
    return passed < untilDue && comets.size() == 0 && settled() && !leaving;
  }

  private void send(ArcScene scene) {
    untilDue = Double.POSITIVE_INFINITY;
    for (Lane lane : lanes) {
      untilDue = Math.min(untilDue, lane.send(passed, scene, comets));
    }
    passed = 0;
  }

  /// One lane for each colour and direction; those that go on keep their rhythm.
  private List<Lane> lanes(ArcLoad next) {
    List<Lane> found = new ArrayList<>();
    for (ArcLoad.Stream stream : next.streams()) {
      addLane(found, stream.trait(), stream.sentRate(), true);
      addLane(found, stream.trait(), stream.receivedRate(), false);
    }
    return List.copyOf(found);
  }

  private void addLane(List<Lane> found, Optional<String> trait, double rate, boolean sent) {
    if (Rate.idle(rate)) {
      return;
    }
    for (Lane lane : lanes) {
      if (lane.carries(trait, sent)) {
        lane.rate(rate);
        found.add(lane);
        return;
      }
    }
    found.add(new Lane(trait, sent, rate, load.key().hashCode() + found.size()));
  }

  private void notice(ArcLoad next) {
    Set<Long> flows = new HashSet<>();
    Set<Long> failures = new HashSet<>();
    for (ArcLoad.Flow flow : next.flows()) {
      flows.add(flow.id());
      if (flow.fresh() && !seenFlows.contains(flow.id())) {
        flash = 1;
      }
      if (flow.failed()) {
        failures.add(flow.id());
        alarm = seenFailures.contains(flow.id()) ? alarm : 1;
      }
    }
    seenFlows = flows;
    seenFailures = failures;
  }
}
