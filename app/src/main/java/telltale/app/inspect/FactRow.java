package telltale.app.inspect;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import telltale.app.inspect.Inspection.Fact;
import telltale.app.inspect.Inspection.Style;
import telltale.app.lines.WrappedLabel;
import telltale.app.words.Words;

/// One fact: its label, and a value that a click or Enter copies.
final class FactRow extends HBox {

  private static final PseudoClass COPIED = PseudoClass.getPseudoClass("copied");
  private static final double LABEL_WIDTH = 84;

  private final Label label = new Label();
  private final FlagView flag = new FlagView();
  private final WrappedLabel value = new WrappedLabel();
  private final FoldedValue folded;

  /// @param words the language of what the row says by itself
  FactRow(Fact fact, Words words) {
    getStyleClass().add("fact");
    setAlignment(Pos.TOP_LEFT);
    label.setText(fact.label());
    label.getStyleClass().add("fact-label");
    label.setMinWidth(LABEL_WIDTH);
    label.setPrefWidth(LABEL_WIDTH);
    value.getStyleClass().add(fact.style() == Style.CODE ? "fact-code" : "fact-text");
    value.setMaxWidth(Double.MAX_VALUE);
    folded = new FoldedValue(value, words);
    HBox.setHgrow(folded, Priority.ALWAYS);
    Region mark = new Region();
    mark.getStyleClass().add("copy-mark");
    if (!fact.label().isEmpty()) {
      getChildren().addAll(label, flag, folded, mark);
      makeCopyable();
    } else {
      getChildren().add(folded);
    }
    show(fact);
  }

  void show(Fact fact) {
    flag.show(fact.country());
    folded.show(fact.value());
    setAccessibleText((fact.label() + " " + fact.value()).strip());
  }

  private void makeCopyable() {
    getStyleClass().add("copyable");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    setOnMouseClicked(event -> copy());
    setOnMouseExited(event -> pseudoClassStateChanged(COPIED, false));
    setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER
              || (event.getCode() == KeyCode.C && event.isShortcutDown())) {
            copy();
            event.consume();
          }
        });
  }

  /// What is copied is what is shown: raw control characters of a hostile name must not reach a
  /// terminal through the clipboard.
  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(
        Words.unmarked(value.whole()).strip().replaceFirst("^" + Inspection.BRANCH, ""));
    Clipboard.getSystemClipboard().setContent(content);
    pseudoClassStateChanged(COPIED, true);
  }
}
