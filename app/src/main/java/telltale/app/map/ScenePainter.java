package telltale.app.map;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import telltale.app.map.arc.ArcField;
import telltale.app.map.arc.ArcPainter;
import telltale.app.map.arc.ArcScene;
import telltale.app.map.base.BaseMap;
import telltale.app.map.geometry.Mercator;
import telltale.app.map.geometry.Viewport;
import telltale.app.map.label.CountryLabels;
import telltale.app.map.label.Lettering;
import telltale.app.map.label.PlacedLabel;
import telltale.app.map.label.Room;
import telltale.app.map.raster.Surface;
import telltale.geodata.World;

/// Puts a frame together. The still part (ground, lines, end points, names) is kept until it
/// changes, so that a frame in which only comets move is one copy and the comets.
final class ScenePainter {

  private final ArcField field;
  private final ArcPainter arcs;
  private final CountryLabels countries;
  private final EndLabels ends;
  private final Lettering lettering;
  private Surface still = new Surface(1, 1);
  private List<PlacedLabel> endLabels = List.of();

  ScenePainter(World world, ArcField field, Lettering lettering, Locale locale) {
    this.field = field;
    this.lettering = lettering;
    arcs = new ArcPainter(field);
    countries = new CountryLabels(world, locale);
    ends = new EndLabels(locale);
  }

  /// Paints the still part anew.
  void paintStill(ArcScene scene, Optional<BaseMap> base) {
    Viewport view = scene.viewport();
    if (still.width() != view.width() || still.height() != view.height()) {
      still = new Surface(view.width(), view.height());
    }
    Room room = new Room(view.width(), view.height());
    takeHome(scene, room);
    // Names of end points choose their places first, but lie on top of every frame.
    endLabels = ends.place(field.marks(), scene, lettering, room);
    CountryLabels.Ground ground =
        new CountryLabels.Ground(view, scene.pixelRatio(), scene.palette());
    List<PlacedLabel> countryLabels = countries.place(ground, lettering, room);
    paintGround(scene, base);
    countryLabels.forEach(label -> label.draw(still));
    arcs.paintStill(scene, still);
  }

  /// Paints a whole frame of the same size.
  void paintFrame(ArcScene scene, Surface frame) {
    frame.copy(still);
    arcs.paintMoving(scene, frame);
    endLabels.forEach(label -> label.draw(frame));
  }

  private void paintGround(ArcScene scene, Optional<BaseMap> base) {
    int water = scene.palette().ground().deepWater();
    if (base.isEmpty()) {
      still.clear(water);
      return;
    }
    Viewport view = scene.viewport();
    Viewport drawn = base.get().wanted().viewport();
    Surface ground = base.get().surface();
    double turn = Math.rint(view.centerX() - drawn.centerX());
    double step = drawn.worldSize() / view.worldSize();
    double left = drawn.screenX(view.worldX(0) - turn);
    double top = drawn.screenY(view.worldY(0));
    if (Math.abs(step - 1) < 1e-9) {
      still.copyFrom(ground, (int) Math.rint(left), (int) Math.rint(top), water);
    } else {
      still.copyScaled(ground, left, top, step, water);
    }
  }

  private void takeHome(ArcScene scene, Room room) {
    Viewport view = scene.viewport();
    double y = view.screenY(Mercator.y(field.homeLatitude()));
    double x = view.screenX(Mercator.x(field.homeLongitude()));
    double radius = 11 * scene.pixelRatio();
    double first = x - Math.floor(x / view.worldSize()) * view.worldSize();
    for (double at = first; at < view.width(); at += view.worldSize()) {
      room.take(new Room.Box(at - radius, y - radius, 2 * radius, 2 * radius));
    }
  }
}
