package telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import telltale.app.FxThread;
import telltale.app.selection.Selection;

/// Whoever hears the window hears of everything in it that can be used.
class SpokenNamesTest extends WindowFixture {

  @Test
  void whateverCanBeUsedHasAName() {
    show(LIVE, traffic());
    FxThread.await("the arcs are drawn", () -> map.arcCount() > 0 && map.atRest());
    FxThread.run(() -> window.select(new Selection.OneConnection(1)));
    press(KeyCode.CONTROL, KeyCode.COMMA);
    FxThread.await("the settings are open", () -> node("#settings").isVisible());
    List<String> silent = new ArrayList<>();
    int usable = FxThread.call(() -> visit(window.scene().getRoot(), silent));

    assertThat(usable).as("what can be used").isGreaterThan(50);
    assertThat(silent).as("what has no name").isEmpty();
  }

  @Test
  void theMapSaysWhatIsOnIt() {
    show(LIVE, traffic());

    assertThat(FxThread.call(map::getAccessibleText))
        .isEqualTo("World map: 3 connections to 3 places");
    assertThat(FxThread.call(map::getAccessibleHelp)).contains("Enter opens");
  }

  private static int visit(Node node, List<String> silent) {
    if (!node.isVisible() || node instanceof ScrollBar) {
      return 0;
    }
    boolean usable = node instanceof ButtonBase || node.isFocusTraversable();
    // A frame that scrolls is passed over: what is in it speaks.
    usable &= !(node instanceof ScrollPane);
    if (usable && said(node).isBlank()) {
      silent.add(node.getClass().getSimpleName() + " " + node.getId() + " " + node.getStyleClass());
    }
    int found = usable ? 1 : 0;
    if (node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        found += visit(child, silent);
      }
    }
    return found;
  }

  private static String said(Node node) {
    String spoken = node.getAccessibleText() == null ? "" : node.getAccessibleText();
    String text =
        switch (node) {
          case Labeled labeled -> labeled.getText();
          case TextInputControl input -> input.getPromptText();
          default -> "";
        };
    return spoken + (text == null ? "" : text);
  }
}
