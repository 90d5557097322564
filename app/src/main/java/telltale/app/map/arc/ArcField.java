package telltale.app.map.arc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import telltale.app.flow.FlowSnapshot;
import telltale.app.map.geometry.ArcPath;
import telltale.app.map.geometry.GreatCircle;
import telltale.app.map.geometry.Mercator;
import telltale.app.map.label.CountryReach;
import telltale.app.map.load.ArcLoad;
import telltale.app.map.load.ArcTally;
import telltale.app.map.load.PlaceKey;
import telltale.app.map.load.Trait;
import telltale.geodata.World;

/// Every arc on the map. One thread.
public final class ArcField {

  /// With more busy arcs than this, comets keep a greater distance.
  private static final double CALM = 32;

  /// A wider window than this, in logical pixels, shows as many comets as one of this width: the
  /// same picture, only larger.
  private static final double PLAIN_WIDTH = 1280;

  /// Around the equator.
  private static final double EARTH_KILOMETRES = 40_075;

  private double homeLatitude;
  private double homeLongitude;
  private final ToDoubleFunction<String> countryReach;
  private final Map<PlaceKey, Arc> arcs = new LinkedHashMap<>();
  private final Map<PlaceKey.Dock, ArcLoad> docks = new EnumMap<>(PlaceKey.Dock.class);
  private boolean docksShown = true;
  private Trait trait = Trait.PROGRAM;
  private long sequence = -1;
  private boolean moving;
  private long busy;

  /// No arcs yet.
  public ArcField(double homeLatitude, double homeLongitude, World world) {
    this(homeLatitude, homeLongitude, new CountryReach(world)::of);
  }

  /// No arcs yet.
  ///
  /// @param countryReach how far a country reaches around its middle, in world units, by its ISO
  ///     3166-1 alpha-2 code
  public ArcField(
      double homeLatitude, double homeLongitude, ToDoubleFunction<String> countryReach) {
    this.homeLatitude = homeLatitude;
    this.homeLongitude = homeLongitude;
    this.countryReach = countryReach;
  }

  /// This machine is elsewhere from here on; says whether that is another place.
  public boolean moveHome(double latitude, double longitude) {
    boolean moved = latitude != homeLatitude || longitude != homeLongitude;
    homeLatitude = latitude;
    homeLongitude = longitude;
    if (moved) {
      arcs.values().stream()
          .filter(arc -> !arc.docked())
          .forEach(arc -> arc.reroute(path(arc.load())));
    }
    return moved;
  }

  /// Degrees north of this machine.
  public double homeLatitude() {
    return homeLatitude;
  }

  /// Degrees east of this machine.
  public double homeLongitude() {
    return homeLongitude;
  }

  /// Kilometres from this machine to a place in degrees.
  public double kilometresTo(double latitude, double longitude) {
    return GreatCircle.kilometres(homeLatitude, homeLongitude, latitude, longitude);
  }

  /// Tells traffic apart by that from the next snapshot on, even if it is the one of before.
  public void colourBy(Trait newTrait) {
    trait = newTrait;
    sequence = -1;
  }

  /// What traffic is told apart by.
  public Trait trait() {
    return trait;
  }

  /// Leads arcs to the docks or, where none are shown, leaves those out that would lead nowhere;
  /// from the next snapshot on.
  public void leadToDocks(boolean wanted) {
    docksShown = wanted;
    sequence = -1;
  }

  /// Takes over what is going on; says whether the map looks different now.
  public boolean update(FlowSnapshot snapshot) {
    if (snapshot.sequence() == sequence) {
      return false;
    }
    sequence = snapshot.sequence();
    boolean changed = false;
    docks.clear();
    for (ArcLoad load : ArcTally.of(snapshot, trait)) {
      if (load.key() instanceof PlaceKey.Dock dock) {
        docks.put(dock, load);
      }
      if (leadsSomewhere(load.key())) {
        changed |= take(load);
      }
    }
    busy = 0;
    for (Arc arc : arcs.values()) {
      moving |= !arc.idle() || !arc.settled();
      changed |= arc.toldAt() != sequence && arc.leave();
      busy += arc.idle() ? 0 : 1;
    }
    return changed;
  }

  /// What stays on this machine does not.
  private boolean leadsSomewhere(PlaceKey key) {
    return key != PlaceKey.Dock.MACHINE && (docksShown || !(key instanceof PlaceKey.Dock));
  }

  private boolean take(ArcLoad load) {
    Arc arc = arcs.get(load.key());
    if (arc != null) {
      tell(arc, load);
      return arc.apply(load);
    }
    boolean news =
        load.state() == ArcLoad.State.OPEN || load.flows().stream().anyMatch(ArcLoad.Flow::fresh);
    if (news) {
      Arc begun = new Arc(path(load), load);
      tell(begun, load);
      arcs.put(load.key(), begun);
    }
    return news;
  }

  private void tell(Arc arc, ArcLoad load) {
    arc.told(sequence);
    arc.haze(haze(load));
  }

  /// Moves on; says what that did.
  ///
  /// @param seconds since the last step
  /// @param scene gives the size of the world, the colours, and whether motion is wanted
  public Step step(double seconds, ArcScene scene) {
    boolean wasMoving = moving;
    moving = false;
    boolean resettled = false;
    Lane.Flow flow = new Lane.Flow(scene, spacing(scene));
    List<PlaceKey> gone = new ArrayList<>();
    for (Arc arc : arcs.values()) {
      boolean before = arc.settled();
      if (scene.stillness()) {
        arc.settle();
      } else {
        moving |= arc.step(seconds, flow);
      }
      resettled |= before != arc.settled();
      if (arc.gone()) {
        gone.add(arc.load().key());
      }
    }
    gone.forEach(arcs::remove);
    return new Step(moving || wasMoving, resettled || !gone.isEmpty());
  }

  /// What the arc to a place carries.
  public Optional<ArcLoad> load(PlaceKey key) {
    return Optional.ofNullable(arcs.get(key)).map(Arc::load);
  }

  /// Moves to where nothing is under way, for the time when nobody watches.
  public void skip() {
    arcs.values().forEach(Arc::settle);
    arcs.values().removeIf(Arc::gone);
  }

  /// Whether a step will change anything, as far as is known: a load that arrived since the last
  /// step may have set something in motion.
  public boolean moving() {
    return moving;
  }

  /// Where arcs end in the world, the oldest first.
  public List<EndMark> marks() {
    return arcs.values().stream()
        .filter(arc -> arc.presence() > 0 && !arc.docked())
        .map(ArcField::mark)
        .toList();
  }

  private double haze(ArcLoad load) {
    if (load.key() instanceof PlaceKey.Dock) {
      return 0;
    }
    ArcLoad.PlaceName name = load.name();
    if (name.radius().isPresent()) {
      double around = EARTH_KILOMETRES * Math.cos(Math.toRadians(load.latitude()));
      return name.radius().getAsInt() / Math.max(1, around);
    }
    return name.isCountryOnly() ? countryReach.applyAsDouble(name.country().orElseThrow()) : 0;
  }

  /// Leads the arcs of each cluster along one way, and has the busiest stand for them all.
  public void bundle(List<Cluster> clusters) {
    for (Cluster cluster : clusters) {
      if (cluster.members().size() == 1) {
        // Most of thousands, and it leads its own way.
        arc(cluster.anchor().key()).ifPresent(arc -> arc.join(arc.own(), false));
        continue;
      }
      List<Arc> members =
          cluster.members().stream().flatMap(mark -> arc(mark.key()).stream()).toList();
      Optional<Arc> anchor = arc(cluster.anchor().key());
      Arc lead =
          members.stream()
              .max(
                  Comparator.<Arc, Boolean>comparing(each -> !each.failed())
                      .thenComparing(each -> !each.idle())
                      .thenComparingDouble(Arc::level))
              .orElse(null);
      members.forEach(each -> each.join(anchor.orElse(each).own(), each != lead));
    }
  }

  private static EndMark mark(Arc arc) {
    int last = arc.own().size() - 1;
    return new EndMark(
        arc.load().key(),
        arc.load().name(),
        arc.own().x(last),
        arc.own().y(last),
        EndPainter.radius(arc),
        arc.load().openFlows(),
        arc.idle() ? -1 : arc.level());
  }

  /// How many arcs there are, those to docks included.
  public int size() {
    return arcs.size();
  }

  Optional<Arc> arc(PlaceKey key) {
    return Optional.ofNullable(arcs.get(key));
  }

  Collection<Arc> arcs() {
    return Collections.unmodifiableCollection(arcs.values());
  }

  /// Only a snapshot makes an arc idle, or busy again.
  private double spacing(ArcScene scene) {
    double width = scene.viewport().width() / scene.pixelRatio();
    return Math.max(1, busy / CALM) * Math.max(1, width / PLAIN_WIDTH);
  }

  /// Leads the arc to a dock to a point of the world, from the nearest copy of home.
  public void moor(PlaceKey.Dock dock, double worldX, double worldY) {
    Arc arc = arcs.get(dock);
    if (arc != null) {
      double homeX = Mercator.x(homeLongitude);
      double nearest = homeX + Math.rint(worldX - homeX);
      arc.reroute(ArcPath.bow(nearest, Mercator.y(homeLatitude), worldX, worldY));
    }
  }

  /// What a dock gathers.
  public Optional<ArcLoad> docked(PlaceKey.Dock dock) {
    return Optional.ofNullable(docks.get(dock));
  }

  private ArcPath path(ArcLoad load) {
    if (load.key() instanceof PlaceKey.Dock) {
      return ArcPath.bow(0, 0, 0, 0);
    }
    return ArcPath.between(homeLatitude, homeLongitude, load.latitude(), load.longitude());
  }

  /// What a step did.
  ///
  /// @param drawn whether anything moved, so that a frame is due
  /// @param resettled whether a line began or ceased to look the same from frame to frame
  public record Step(boolean drawn, boolean resettled) {}
}
