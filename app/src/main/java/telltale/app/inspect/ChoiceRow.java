package telltale.app.inspect;

import java.util.function.LongConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import telltale.app.inspect.Inspection.Choice;

/// One connection of several, to be chosen.
final class ChoiceRow extends Button {

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final Label label = new Label();
  private final Label detail = new Label();
  private final Label rate = new Label();

  ChoiceRow(Choice choice, LongConsumer onChoose) {
    getStyleClass().setAll("choice");
    label.getStyleClass().add("choice-label");
    detail.getStyleClass().add("choice-detail");
    rate.getStyleClass().add("choice-rate");
    rate.setMinWidth(Region.USE_PREF_SIZE);
    VBox texts = new VBox(label, detail);
    texts.setMinWidth(0);
    HBox.setHgrow(texts, Priority.ALWAYS);
    HBox content = new HBox(texts, rate);
    content.getStyleClass().add("choice-content");
    content.prefWidthProperty().bind(widthProperty());
    setGraphic(content);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setMaxWidth(Double.MAX_VALUE);
    setMinWidth(0);
    setPrefWidth(0);
    setOnAction(event -> onChoose.accept(choice.id()));
    show(choice);
  }

  void show(Choice choice) {
    label.setText(choice.label());
    detail.setText(choice.detail());
    rate.setText(choice.rate());
    pseudoClassStateChanged(CHOSEN, choice.chosen());
    setAccessibleText(choice.label() + ", " + choice.detail() + ", " + choice.rate());
  }
}
