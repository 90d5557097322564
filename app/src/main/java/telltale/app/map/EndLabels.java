package telltale.app.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import telltale.app.map.arc.ArcScene;
import telltale.app.map.arc.Cluster;
import telltale.app.map.arc.Detail;
import telltale.app.map.arc.EndMark;
import telltale.app.map.geometry.Viewport;
import telltale.app.map.label.CountryNames;
import telltale.app.map.label.Lettering;
import telltale.app.map.label.PlacedLabel;
import telltale.app.map.label.Room;
import telltale.app.map.look.Palette;
import telltale.app.map.raster.Mask;

/// Names beside the places that arcs lead to: the chosen one first, then the busiest, as long as
/// there is room.
final class EndLabels {

  private static final int MOST = 60;
  private static final double SIZE = 12;
  private static final int HOSTS = 2;

  /// How near two points of one name must be to share it, in pixels of the screen.
  private static final double NEAR = 60;

  private final Locale locale;
  private Detail detail = Detail.CITY;
  private Set<String> names = Set.of();

  EndLabels(Locale locale) {
    this.locale = locale;
  }

  /// Finds room for as many as fit. End points themselves are kept free of names.
  ///
  /// @param nearness how closely the map looks
  List<PlacedLabel> place(
      List<Cluster> clusters, ArcScene scene, Lettering lettering, Room room, Detail nearness) {
    detail = nearness;
    List<Spot> spots = new ArrayList<>();
    for (Cluster cluster : clusters) {
      spots.addAll(spots(cluster, scene));
    }
    for (Spot spot : spots) {
      double radius = (spot.cluster.radius() + 1) * scene.pixelRatio();
      room.take(new Room.Box(spot.x - radius, spot.y - radius, 2 * radius, 2 * radius));
    }
    spots.sort(Comparator.comparingDouble(Spot::priority).reversed());
    double near = NEAR * scene.pixelRatio();
    List<Spot> named = new ArrayList<>();
    List<PlacedLabel> placed = new ArrayList<>();
    for (Spot spot : spots.subList(0, Math.min(MOST, spots.size()))) {
      if (named.stream().noneMatch(other -> isSamePlace(spot, other, near))) {
        Optional<PlacedLabel> label = label(spot, scene, lettering, room);
        label.ifPresent(placed::add);
        label.ifPresent(_ -> named.add(spot));
      }
    }
    names =
        named.stream()
            .map(spot -> text(spot.cluster).orElse(""))
            .collect(Collectors.toUnmodifiableSet());
    return placed;
  }

  /// What was named last, so that a country is not named a second time under its own traffic.
  Set<String> named() {
    return names;
  }

  /// One city in two spellings of the database, or known a few kilometres apart: named once.
  private boolean isSamePlace(Spot a, Spot b, double near) {
    return Math.abs(a.x - b.x) < near
        && Math.abs(a.y - b.y) < near
        && text(a.cluster).equals(text(b.cluster));
  }

  private Optional<PlacedLabel> label(Spot spot, ArcScene scene, Lettering lettering, Room room) {
    Optional<String> text = text(spot.cluster);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    boolean chosen = chosen(spot.cluster, scene);
    Mask mask = lettering.mask(text.get(), SIZE, chosen || spot.cluster.level() > 0.5);
    double gap = (spot.cluster.radius() + 5) * scene.pixelRatio();
    Room.Size size = new Room.Size(mask.width(), mask.height());
    Palette.Ink ink = scene.palette().ink();
    boolean quiet = spot.cluster.level() < 0 || scene.selected().active();
    double strength = quiet ? 0.62 : 0.96;
    Mask.Tint tint = new Mask.Tint(ink.city(), ink.halo(), chosen ? 1 : strength);
    return room.beside(spot.x, spot.y, gap, size).map(box -> new PlacedLabel(mask, box, tint));
  }

  private Optional<String> text(Cluster cluster) {
    Optional<String> country = cluster.anchor().name().country();
    boolean oneCountry =
        cluster.members().stream().allMatch(mark -> mark.name().country().equals(country));
    long cities = cluster.members().stream().map(mark -> mark.name().city()).distinct().count();
    if (detail == Detail.COUNTRY && cluster.counted() && oneCountry && cities > 1) {
      return country.map(code -> CountryNames.of(code, locale));
    }
    int others = cluster.counted() ? cluster.members().size() - 1 : 0;
    Optional<String> place =
        name(cluster.anchor()).map(name -> others == 0 ? name : name + " +" + others);
    return detail == Detail.HOST ? withHosts(cluster, place) : place;
  }

  /// Close by, the remote ends' names follow the city's.
  private static Optional<String> withHosts(Cluster cluster, Optional<String> place) {
    List<String> hosts =
        cluster.members().stream()
            .flatMap(mark -> mark.name().hosts().stream())
            .distinct()
            .toList();
    if (hosts.isEmpty()) {
      return place;
    }
    String more = hosts.size() > HOSTS ? " +" + (hosts.size() - HOSTS) : "";
    String names = String.join(", ", hosts.subList(0, Math.min(HOSTS, hosts.size()))) + more;
    return Optional.of(place.map(city -> city + " · " + names).orElse(names));
  }

  private Optional<String> name(EndMark mark) {
    return mark.name()
        .city()
        .map(EndLabels::withoutQuarter)
        .or(() -> mark.name().country().map(code -> CountryNames.of(code, locale)));
  }

  /// The database knows some places to their quarter, "Dakar (Fann)", which a map has no room
  /// for.
  private static String withoutQuarter(String city) {
    int bracket = city.indexOf(" (");
    return bracket > 0 ? city.substring(0, bracket) : city;
  }

  private static double priority(Cluster cluster, ArcScene scene) {
    return chosen(cluster, scene) ? 2 : cluster.level();
  }

  private static boolean chosen(Cluster cluster, ArcScene scene) {
    for (EndMark mark : cluster.members()) {
      if (scene.selected().covers(mark.key()) || scene.hovered().covers(mark.key())) {
        return true;
      }
    }
    return false;
  }

  private static List<Spot> spots(Cluster cluster, ArcScene scene) {
    Viewport view = scene.viewport();
    EndMark mark = cluster.anchor();
    List<Spot> spots = new ArrayList<>();
    double y = view.screenY(mark.worldY());
    if (y < 0 || y > view.height()) {
      return spots;
    }
    double priority = priority(cluster, scene);
    for (double at = view.firstScreenX(mark.worldX()); at < view.width(); at += view.worldSize()) {
      spots.add(new Spot(cluster, at, y, priority));
    }
    return spots;
  }

  private record Spot(Cluster cluster, double x, double y, double priority) {}
}
