package telltale.app.window;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import telltale.app.lines.WrappedLabel;
import telltale.app.text.VisibleText;
import telltale.app.words.Speech;
import telltale.app.words.Words;

/// Which database places come from, and the way to a newer one.
final class UpdateRow extends VBox {

  private final Speech speech;
  private final PlaceUpdates updates;
  private final Label name = new Label();
  private final Button ask = new Button();
  private final WrappedLabel state = new WrappedLabel();

  UpdateRow(Speech speech, PlaceUpdates updates) {
    this.speech = speech;
    this.updates = updates;
    name.getStyleClass().add("choice-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    ask.setId("settings-update");
    ask.getStyleClass().setAll("pill", "settings-action");
    ask.setOnAction(event -> updates.ask());
    HBox row = new HBox(name, space, ask);
    row.getStyleClass().add("choice-row");
    state.getStyleClass().add("settings-hint");
    state.setId("settings-update-state");
    getChildren().addAll(row, state);
    updates.state().addListener((o, was, is) -> spell());
    speech.always(words -> spell());
  }

  private void spell() {
    Words words = speech.words();
    PlaceUpdates.State now = updates.state().get();
    name.setText(words.say("settings.places"));
    ask.setText(words.say(now.asking() ? "settings.places.asking" : "settings.places.update"));
    ask.setDisable(now.asking());
    state.setText(
        now.said()
            .filter(said -> !now.asking())
            .map(said -> words.say(VisibleText.of(said)))
            .orElseGet(() -> words.say("settings.places.from", VisibleText.of(now.edition()))));
  }
}
