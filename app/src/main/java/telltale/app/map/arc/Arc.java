package telltale.app.map.arc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import telltale.app.map.geometry.ArcPath;

/// One arc as it lives on the screen: it flashes when something opens, carries comets while
/// bytes move, and fades when everything on it has ended.
final class Arc {

  private static final double APPEAR_SECONDS = 0.35;
  private static final double FADE_SECONDS = 1.8;
  private static final double FLASH_SECONDS = 1.1;

  private final ArcPath path;
  private final Map<Lane, Double> due = new HashMap<>();
  private final Comets comets = new Comets();
  private Set<Long> seenFlows = Set.of();
  private Set<Long> seenFailures = Set.of();
  private ArcLoad load;
  private double level;
  private boolean idle;
  private boolean leaving;
  private double presence;
  private double flash;
  private double alarm;

  Arc(ArcPath path, ArcLoad load) {
    this.path = path;
    this.load = load;
    apply(load);
  }

  ArcPath path() {
    return path;
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

  /// Whether its line looks the same from frame to frame.
  boolean settled() {
    return presence == 1 && flash == 0 && alarm == 0;
  }

  boolean gone() {
    return presence == 0 && leaving;
  }

  /// Takes over a new load; says whether the line or the end point looks different now.
  boolean apply(ArcLoad next) {
    notice(next);
    boolean newIdle = Rate.idle(next.rate());
    double newLevel = newIdle ? 0 : Rate.level(next.rate());
    boolean newLeaving = next.state() != ArcLoad.State.OPEN;
    boolean changed =
        newIdle != idle
            || newLevel != level
            || newLeaving != leaving
            || next.state() != load.state()
            || next.inbound() != load.inbound()
            || !next.process().equals(load.process());
    load = next;
    idle = newIdle;
    level = newLevel;
    leaving = newLeaving;
    return changed;
  }

  /// Its flows are gone altogether; says whether that is news.
  boolean leave() {
    boolean news = !leaving;
    leaving = true;
    idle = true;
    level = 0;
    load =
        new ArcLoad(
            load.key(),
            load.latitude(),
            load.longitude(),
            load.name(),
            List.of(),
            quiet(load.streams()),
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
  boolean step(double seconds, double pathPixels, CometColours colours) {
    // A failure stays long enough to be read before it fades.
    double end = failed() && alarm > 0 ? 1 : 0;
    double target = leaving ? end : 1;
    double pace = seconds / (target > presence ? APPEAR_SECONDS : FADE_SECONDS);
    presence += Math.clamp(target - presence, -pace, pace);
    flash = Math.max(0, flash - seconds / FLASH_SECONDS);
    alarm = Math.max(0, alarm - seconds / (2 * FLASH_SECONDS));
    comets.step(seconds, pathPixels);
    boolean sending = false;
    for (ArcLoad.Stream stream : load.streams()) {
      int colour = colours.of(stream.process());
      sending |= send(new Lane(stream.process(), true), stream.sentRate(), seconds, colour);
      sending |= send(new Lane(stream.process(), false), stream.receivedRate(), seconds, colour);
    }
    return sending || comets.size() > 0 || presence != target || flash > 0 || alarm > 0;
  }

  private boolean send(Lane lane, double rate, double seconds, int colour) {
    if (Rate.idle(rate)) {
      due.remove(lane);
      return false;
    }
    double rateLevel = Rate.level(rate);
    double speed = Motion.speed(rateLevel);
    double interval = Motion.gap(rateLevel) / speed;
    // Lanes start out of step, or a burst would run round the world in line.
    double next = due.computeIfAbsent(lane, l -> interval * phase(l)) - seconds;
    if (next <= 0) {
      comets.send(lane.sent() ? speed : -speed, rateLevel, colour, 0);
      next = Math.max(next + interval * (0.8 + 0.4 * phase(lane)), 0);
    }
    due.put(lane, next);
    return true;
  }

  private double phase(Lane lane) {
    int hash = lane.hashCode() * 31 + load.key().hashCode() + comets.size() * 7919;
    hash ^= hash >>> 16;
    return ((hash * 0x45D9F3B) >>> 8 & 0xFFFF) / 65536.0;
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

  private static List<ArcLoad.Stream> quiet(List<ArcLoad.Stream> streams) {
    List<ArcLoad.Stream> quiet = new ArrayList<>();
    for (ArcLoad.Stream stream : streams) {
      quiet.add(new ArcLoad.Stream(stream.process(), 0, 0, stream.bytes()));
    }
    return quiet;
  }

  private record Lane(Optional<String> process, boolean sent) {}

  /// The colour of a process's comets.
  interface CometColours {

    /// Packed `0xRRGGBB`.
    int of(Optional<String> process);
  }
}
