package telltale.app.inspect;

import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import telltale.app.lines.WrappedLabel;
import telltale.app.words.Words;

/// A value of which the first lines are shown until the user wants all: a command may be as long as
/// everything else that is known.
final class FoldedValue extends VBox {

  private static final int FIRST_LINES = 3;

  /// So many are shown as they are: a button for one line more would take its place.
  private static final int FEW_LINES = 4;

  private final WrappedLabel value;
  private final Button toggle = new Button();
  private final Words words;
  private boolean unfolded;

  /// @param value what takes as many lines as it needs
  /// @param words the button's language
  FoldedValue(WrappedLabel value, Words words) {
    this.value = value;
    this.words = words;
    toggle.getStyleClass().setAll("fact-more");
    toggle.setOnAction(
        event -> {
          unfolded = !unfolded;
          fold();
        });
    value.widthProperty().addListener((o, was, is) -> fold());
    getChildren().addAll(value, toggle);
    fold();
  }

  /// Shows another value, folded.
  void show(String text) {
    if (!text.equals(value.whole())) {
      unfolded = false;
      value.setText(text);
      fold();
    }
  }

  private void fold() {
    boolean isLong = value.lines() > FEW_LINES;
    value.limit(isLong && !unfolded ? FIRST_LINES : Integer.MAX_VALUE);
    toggle.setText(words.say(unfolded ? "inspect.less" : "inspect.more"));
    toggle.setVisible(isLong);
    toggle.setManaged(isLong);
  }
}
