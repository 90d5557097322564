package telltale.app.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import telltale.app.map.arc.ArcScene;
import telltale.app.map.arc.EndMark;
import telltale.app.map.arc.PlaceKey;
import telltale.app.map.geometry.Viewport;
import telltale.app.map.label.CountryLabels;
import telltale.app.map.label.CountryNames;
import telltale.app.map.label.Lettering;
import telltale.app.map.label.Room;
import telltale.app.map.look.Palette;
import telltale.app.map.raster.Mask;

/// Names beside the places that arcs lead to: the chosen one first, then the busiest, as long as
/// there is room.
final class EndLabels {

  private static final int MOST = 60;
  private static final double SIZE = 12;

  private final Locale locale;

  EndLabels(Locale locale) {
    this.locale = locale;
  }

  /// Draws what has room. End points themselves are kept free of names.
  void paint(
      List<EndMark> marks,
      ArcScene scene,
      CountryLabels.Ground ground,
      Lettering lettering,
      Room room) {
    List<Spot> spots = new ArrayList<>();
    for (EndMark mark : marks) {
      spots(mark, scene.viewport()).forEach(spots::add);
    }
    for (Spot spot : spots) {
      double radius = (spot.mark.radius() + 1) * scene.pixelRatio();
      room.take(new Room.Box(spot.x - radius, spot.y - radius, 2 * radius, 2 * radius));
    }
    spots.stream()
        .sorted((a, b) -> Double.compare(priority(b.mark, scene), priority(a.mark, scene)))
        .limit(MOST)
        .forEach(spot -> label(spot, scene, ground, new Desk(lettering, room)));
  }

  private void label(Spot spot, ArcScene scene, CountryLabels.Ground ground, Desk desk) {
    Optional<String> text = text(spot.mark);
    if (text.isEmpty()) {
      return;
    }
    boolean chosen = chosen(spot.mark.key(), scene);
    Mask mask = desk.lettering.mask(text.get(), SIZE, chosen || spot.mark.level() > 0.5);
    double gap = (spot.mark.radius() + 5) * scene.pixelRatio();
    Room.Size size = new Room.Size(mask.width(), mask.height());
    Optional<Room.Box> box = desk.room.beside(spot.x, spot.y, gap, size);
    Palette.Ink ink = scene.palette().ink();
    boolean quiet = spot.mark.level() < 0 || scene.selected().isPresent();
    double strength = chosen ? 1 : quiet ? 0.6 : 0.95;
    box.ifPresent(
        at ->
            mask.draw(
                ground.surface(),
                (int) at.left(),
                (int) at.top(),
                new Mask.Tint(ink.city(), ink.halo(), strength)));
  }

  private Optional<String> text(EndMark mark) {
    return mark.name()
        .city()
        .or(() -> mark.name().country().map(code -> CountryNames.of(code, locale)));
  }

  private static double priority(EndMark mark, ArcScene scene) {
    return chosen(mark.key(), scene) ? 2 : mark.level();
  }

  private static boolean chosen(PlaceKey key, ArcScene scene) {
    return scene.selected().filter(key::equals).isPresent()
        || scene.hovered().filter(key::equals).isPresent();
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

  private record Desk(Lettering lettering, Room room) {}
}
