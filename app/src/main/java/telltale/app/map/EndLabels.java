package telltale.app.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import telltale.app.map.arc.ArcScene;
import telltale.app.map.arc.EndMark;
import telltale.app.map.geometry.Viewport;
import telltale.app.map.label.CountryNames;
import telltale.app.map.label.Lettering;
import telltale.app.map.label.PlacedLabel;
import telltale.app.map.label.Room;
import telltale.app.map.load.PlaceKey;
import telltale.app.map.look.Palette;
import telltale.app.map.raster.Mask;

/// Names beside the places that arcs lead to: the chosen one first, then the busiest, as long as
/// there is room.
final class EndLabels {

  private static final int MOST = 60;
  private static final double SIZE = 12;

  /// How near two points of one name must be to share it, in pixels of the screen.
  private static final double NEAR = 60;

  private final Locale locale;

  EndLabels(Locale locale) {
    this.locale = locale;
  }

  /// Finds room for as many as fit. End points themselves are kept free of names.
  List<PlacedLabel> place(List<EndMark> marks, ArcScene scene, Lettering lettering, Room room) {
    List<Spot> spots = new ArrayList<>();
    for (EndMark mark : marks) {
      spots.addAll(spots(mark, scene.viewport()));
    }
    for (Spot spot : spots) {
      double radius = (spot.mark.radius() + 1) * scene.pixelRatio();
      room.take(new Room.Box(spot.x - radius, spot.y - radius, 2 * radius, 2 * radius));
    }
    spots.sort((a, b) -> Double.compare(priority(b.mark, scene), priority(a.mark, scene)));
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
    return placed;
  }

  /// One city in two spellings of the database, or known a few kilometres apart: named once.
  private boolean isSamePlace(Spot a, Spot b, double near) {
    return Math.abs(a.x - b.x) < near
        && Math.abs(a.y - b.y) < near
        && text(a.mark).equals(text(b.mark));
  }

  private Optional<PlacedLabel> label(Spot spot, ArcScene scene, Lettering lettering, Room room) {
    Optional<String> text = text(spot.mark);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    boolean chosen = chosen(spot.mark.key(), scene);
    Mask mask = lettering.mask(text.get(), SIZE, chosen || spot.mark.level() > 0.5);
    double gap = (spot.mark.radius() + 5) * scene.pixelRatio();
    Room.Size size = new Room.Size(mask.width(), mask.height());
    Palette.Ink ink = scene.palette().ink();
    boolean quiet = spot.mark.level() < 0 || scene.selected().active();
    double strength = quiet ? 0.62 : 0.96;
    Mask.Tint tint = new Mask.Tint(ink.city(), ink.halo(), chosen ? 1 : strength);
    return room.beside(spot.x, spot.y, gap, size).map(box -> new PlacedLabel(mask, box, tint));
  }

  private Optional<String> text(EndMark mark) {
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

  private static double priority(EndMark mark, ArcScene scene) {
    return chosen(mark.key(), scene) ? 2 : mark.level();
  }

  private static boolean chosen(PlaceKey key, ArcScene scene) {
    return scene.selected().covers(key) || scene.hovered().covers(key);
  }

  private static List<Spot> spots(EndMark mark, Viewport view) {
    List<Spot> spots = new ArrayList<>();
    double y = view.screenY(mark.worldY());
    if (y < 0 || y > view.height()) {
      return spots;
    }
    double x = view.screenX(mark.worldX());
    double first = x - Math.floor(x / view.worldSize()) * view.worldSize();
    for (double at = first; at < view.width(); at += view.worldSize()) {
      spots.add(new Spot(mark, at, y));
    }
    return spots;
  }

  private record Spot(EndMark mark, double x, double y) {}
}
