package telltale.app.window;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import telltale.app.lines.WrappedLabel;
import telltale.app.text.VisibleText;
import telltale.app.words.Phrase;
import telltale.app.words.Speech;

/// How it is known where this machine is, and the way to say so.
final class HomeRow extends VBox {

  private final Speech speech;
  private final WrappedLabel source = new WrappedLabel();

  /// @param placeHome the user wants to say where this machine is
  HomeRow(Speech speech, Runnable placeHome) {
    this.speech = speech;
    Label name = new Label();
    name.getStyleClass().add("choice-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button change = new Button();
    change.setId("settings-home");
    change.getStyleClass().setAll("pill", "settings-action");
    change.setOnAction(event -> placeHome.run());
    speech.always(
        words -> {
          name.setText(words.say("settings.home"));
          change.setText(words.say("settings.home.change"));
        });
    HBox row = new HBox(name, space, change);
    row.getStyleClass().add("choice-row");
    source.getStyleClass().add("settings-hint");
    source.setId("settings-home-source");
    getChildren().addAll(row, source);
  }

  void show(Phrase known) {
    source.setText(speech.words().say(VisibleText.of(known)));
  }
}
