package telltale.app.window;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/// A button that is a picture. What it does is said where the pointer rests, and read aloud.
final class IconButton extends Button {

  /// @param id of the button
  /// @param icon what it looks like: the style class is this and `-icon`
  IconButton(String id, String icon) {
    Region picture = new Region();
    picture.getStyleClass().addAll("icon", icon + "-icon");
    setId(id);
    getStyleClass().setAll("icon-button");
    setGraphic(picture);
  }

  /// Says what it does.
  ///
  /// @param tip in short, with the key that does the same
  /// @param spoken read aloud
  IconButton saying(String tip, String spoken) {
    setTooltip(new Tooltip(tip));
    setAccessibleText(spoken);
    return this;
  }
}
