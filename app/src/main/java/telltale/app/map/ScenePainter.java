package telltale.app.map;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import telltale.app.map.arc.ArcField;
import telltale.app.map.arc.ArcPainter;
import telltale.app.map.arc.ArcScene;
import telltale.app.map.arc.Cluster;
import telltale.app.map.arc.ClusterPainter;
import telltale.app.map.arc.Clusters;
import telltale.app.map.arc.Detail;
import telltale.app.map.arc.EndMark;
import telltale.app.map.base.BaseMap;
import telltale.app.map.geometry.Mercator;
import telltale.app.map.geometry.Viewport;
import telltale.app.map.label.CountryLabels;
import telltale.app.map.label.Lettering;
import telltale.app.map.label.PlacedLabel;
import telltale.app.map.label.Room;
import telltale.app.map.load.PlaceKey;
import telltale.app.map.raster.Lid;
import telltale.app.map.raster.Patches;
import telltale.app.map.raster.Surface;
import telltale.geodata.World;

/// Puts a frame together. The still part (ground, lines, end points, names) is kept until it
/// changes, and so is the frame: where only comets move, only what they leave and what they reach
/// is painted anew.
final class ScenePainter {

  /// On a quiet map there is one name for each square of that side, in logical pixels.
  private static final double QUIET_SIDE = 250;

  private final ArcField field;
  private final ArcPainter arcs;
  private final World world;
  private CountryLabels countries;
  private EndLabels ends;
  private final Lettering lettering;
  private Surface still = new Surface(1, 1);
  private final ClusterPainter discs;
  private Lid lid = new Lid(1, 1);
  private Patches before = new Patches(1, 1);
  private Patches now = new Patches(1, 1);
  private Patches changed = new Patches(1, 1);
  private @Nullable Surface painted;
  private List<Cluster> clusters = List.of();
  private Set<PlaceKey> covered = Set.of();
  private boolean quiet;

  ScenePainter(World world, ArcField field, Lettering lettering, Locale locale) {
    this.world = world;
    this.field = field;
    this.lettering = lettering;
    arcs = new ArcPainter(field);
    discs = new ClusterPainter(field, lettering);
    countries = new CountryLabels(world, locale);
    ends = new EndLabels(locale);
  }

  /// Names countries in that language from here on.
  void name(Locale locale) {
    countries = new CountryLabels(world, locale);
    ends = new EndLabels(locale);
  }

  /// With the names of a few places and no countries, or with all that have room; says whether that
  /// is a change.
  boolean quiet(boolean wanted) {
    boolean changed = quiet != wanted;
    quiet = wanted;
    return changed;
  }

  /// Paints the still part anew.
  void paintStill(ArcScene scene, Ground ground) {
    Viewport view = scene.viewport();
    if (still.width() != view.width() || still.height() != view.height()) {
      still = new Surface(view.width(), view.height());
      lid = new Lid(view.width(), view.height());
      before = new Patches(view.width(), view.height());
      now = new Patches(view.width(), view.height());
      changed = new Patches(view.width(), view.height());
    }
    painted = null;
    lid.clear();
    Room room = new Room(view.width(), view.height());
    takeHome(scene, room);
    // Names of end points choose their places first, but lie on top of everything, so that numbers
    // and names stay readable whatever flies past.
    Detail detail = Detail.of(view.worldSize() / scene.pixelRatio());
    clusters = clusters(view, scene.pixelRatio(), detail);
    field.bundle(clusters);
    covered =
        clusters.stream()
            .filter(Cluster::counted)
            .flatMap(cluster -> cluster.members().stream())
            .map(EndMark::key)
            .collect(Collectors.toUnmodifiableSet());
    discs.place(clusters, scene, still, lid);
    arcs.placeHome(scene, lid);
    List<PlacedLabel> fitting = ends.place(clusters, scene, lettering, room, detail);
    int most = quiet ? Math.min(few(scene), fitting.size()) : fitting.size();
    fitting.subList(0, most).forEach(label -> label.place(lid));
    CountryLabels.Ground under =
        new CountryLabels.Ground(view, scene.pixelRatio(), scene.palette());
    List<PlacedLabel> countryLabels =
        quiet || ground.isMissing()
            ? List.of()
            : countries.place(under, lettering, room, ends.named());
    paintGround(scene, ground);
    countryLabels.forEach(label -> label.draw(still));
    arcs.paintStill(scene, still, covered);
  }

  private List<Cluster> clusters(Viewport view, double ratio, Detail detail) {
    double homeX = Mercator.x(field.homeLongitude());
    double homeY = Mercator.y(field.homeLatitude());
    List<Cluster> near = Clusters.of(field.marks(), view, ratio, detail);
    List<Cluster> beside = Clusters.besideHome(near, view, ratio, homeX, homeY);
    // What has joined is larger, and may reach home again.
    List<Cluster> readable = Clusters.readable(beside, view, ratio);
    return Clusters.besideHome(readable, view, ratio, homeX, homeY);
  }

  private static int few(ArcScene scene) {
    double side = QUIET_SIDE * scene.pixelRatio();
    return (int) Math.ceil(scene.viewport().width() * scene.viewport().height() / (side * side));
  }

  /// Paints the next frame, of the same size as the still part, over the one before; says which
  /// parts differ from it. Paints all of a frame that is not the one before.
  Patches paintFrame(ArcScene scene, Surface frame) {
    now.clear();
    arcs.gather(scene, now);
    changed.clear();
    changed.add(before);
    changed.add(now);
    if (frame != painted) {
      changed.markAll();
      painted = frame;
    }
    frame.copy(still, changed);
    arcs.paintMoving(scene, frame, covered);
    lid.draw(frame, changed);
    Patches last = before;
    before = now;
    now = last;
    return changed;
  }

  /// The end points as they were drawn last.
  List<Cluster> clusters() {
    return clusters;
  }

  private void paintGround(ArcScene scene, Ground ground) {
    Viewport view = scene.viewport();
    boolean covered = ground.detail().filter(map -> covers(map, view)).isPresent();
    if (!covered) {
      still.clear(scene.palette().ground().deepWater());
      ground.overview().ifPresent(map -> paintGround(view, map));
    }
    ground.detail().ifPresent(map -> paintGround(view, map));
  }

  /// The world goes on sideways, so a picture may show in more than one place.
  private void paintGround(Viewport view, BaseMap map) {
    Viewport drawn = map.wanted().viewport();
    double step = drawn.worldSize() / view.worldSize();
    double top = drawn.screenY(view.worldY(0));
    double leftmost = drawn.screenX(view.worldX(0));
    double across = view.width() * step;
    double world = drawn.worldSize();
    int first = (int) Math.ceil((leftmost - drawn.width()) / world);
    int last = (int) Math.floor((leftmost + across) / world);
    for (int turn = first; turn <= last; turn++) {
      double left = leftmost - turn * world;
      if (Math.abs(step - 1) < 1e-9) {
        still.copyFrom(map.surface(), (int) Math.rint(left), (int) Math.rint(top));
      } else {
        still.copyScaled(map.surface(), left, top, step);
      }
    }
  }

  private static boolean covers(BaseMap map, Viewport view) {
    Viewport drawn = map.wanted().viewport();
    double turn = Math.rint(view.centerX() - drawn.centerX());
    return drawn.screenX(view.worldX(0) - turn) >= 1
        && drawn.screenX(view.worldX(view.width()) - turn) <= drawn.width() - 2
        && drawn.screenY(view.worldY(0)) >= 1
        && drawn.screenY(view.worldY(view.height())) <= drawn.height() - 2;
  }

  private void takeHome(ArcScene scene, Room room) {
    Viewport view = scene.viewport();
    double y = view.screenY(Mercator.y(field.homeLatitude()));
    double radius = 11 * scene.pixelRatio();
    double first = view.firstScreenX(Mercator.x(field.homeLongitude()));
    for (double at = first; at < view.width(); at += view.worldSize()) {
      room.take(new Room.Box(at - radius, y - radius, 2 * radius, 2 * radius));
    }
  }

  /// What there is of the ground.
  ///
  /// @param overview the whole world, coarsely: a stand-in wherever the detail does not reach
  /// @param detail the screen and a margin
  record Ground(Optional<BaseMap> overview, Optional<BaseMap> detail) {

    /// Whether there is none yet: names of countries in a sea without any would confuse.
    boolean isMissing() {
      return overview.isEmpty() && detail.isEmpty();
    }
  }
}
