package telltale.app.map;

import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import telltale.app.words.Speech;

/// Buttons at the edge of the map for what keys and wheel do.
final class MapControls extends VBox {

  private static final double STEP = 1.6;

  /// Below the signs over the map.
  private static final double TOP = 46;

  private final Speech speech;

  /// @param speech the language that is spoken
  MapControls(Speech speech, MapPane map) {
    this.speech = speech;
    setId("map-controls");
    getStyleClass().add("map-controls");
    setManaged(false);
    add("zoom-in", "map.zoom-in", () -> map.zoom(STEP));
    add("zoom-out", "map.zoom-out", () -> map.zoom(1 / STEP));
    add("fit", "map.fit", map::fit);
    add("home", "map.home", map::home);
  }

  /// Takes its place in the upper right corner.
  void place(double width, Insets covered) {
    autosize();
    relocate(Math.rint(width - covered.getRight() - getWidth() - 12), TOP);
  }

  private void add(String id, String key, Runnable act) {
    Region icon = new Region();
    icon.getStyleClass().addAll("icon", id + "-icon");
    Button button = new Button();
    button.setId(id);
    button.getStyleClass().setAll("map-control");
    button.setGraphic(icon);
    // The map itself has the keys for all of it: four more stops of Tab would be in the way.
    button.setFocusTraversable(false);
    Tooltip tip = new Tooltip();
    speech.always(
        words -> {
          tip.setText(words.say(key));
          button.setAccessibleText(words.say(key));
        });
    button.setTooltip(tip);
    button.setOnAction(event -> act.run());
    getChildren().add(button);
  }
}
