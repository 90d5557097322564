package telltale.app.map;

import java.util.OptionalDouble;
import javafx.scene.layout.Region;
import telltale.app.map.geometry.Mercator;
import telltale.app.map.geometry.Viewport;

/// A mark on the map for a point that somebody is about to choose.
final class Pin extends Region {

  private static final double SIZE = 22;

  private double latitude;
  private double longitude;

  Pin() {
    setId("pin");
    getStyleClass().add("pin");
    setManaged(false);
    setMouseTransparent(true);
    setVisible(false);
    resize(SIZE, SIZE);
  }

  /// At that point, in degrees; without a latitude nowhere.
  void at(OptionalDouble north, double east) {
    latitude = north.orElse(0);
    longitude = east;
    setVisible(north.isPresent());
  }

  /// Takes its place in what is seen of the world.
  void place(Viewport view) {
    relocate(
        view.firstScreenX(Mercator.x(longitude)) - SIZE / 2,
        view.screenY(Mercator.y(latitude)) - SIZE / 2);
  }
}
