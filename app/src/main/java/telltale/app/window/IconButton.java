package telltale.app.window;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import telltale.app.words.Speech;

/// A button that is a picture. What it does is said where the pointer rests, and read aloud.
final class IconButton extends Button {

  private final Tooltip tip = new Tooltip();

  /// @param id of the button
  /// @param icon what it looks like: the style class is this and `-icon`
  IconButton(String id, String icon) {
    Region picture = new Region();
    picture.getStyleClass().addAll("icon", icon + "-icon");
    setId(id);
    getStyleClass().setAll("icon-button");
    setGraphic(picture);
    setTooltip(tip);
  }

  /// Says what it does, in whatever language is spoken.
  ///
  /// @param tipKey of the text that says it in short, with the key that does the same
  /// @param spokenKey of the text that is read aloud
  IconButton saying(Speech speech, String tipKey, String spokenKey) {
    speech.always(words -> says(words.say(tipKey), words.say(spokenKey)));
    return this;
  }

  /// Says what it does right now.
  void says(String tipText, String spoken) {
    tip.setText(tipText);
    setAccessibleText(spoken);
  }
}
