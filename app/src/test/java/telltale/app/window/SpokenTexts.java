package telltale.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;

/// Everything that a window says, whether it is drawn, read aloud, or shown under the pointer;
/// what is hidden right now, too.
final class SpokenTexts {

  private final List<String> found = new ArrayList<>();

  private SpokenTexts() {}

  static List<String> in(Parent root) {
    SpokenTexts texts = new SpokenTexts();
    texts.visit(root);
    return texts.found.stream().filter(Objects::nonNull).filter(each -> !each.isBlank()).toList();
  }

  private void visit(Node node) {
    found.add(node.getAccessibleText());
    found.add(node.getAccessibleHelp());
    found.add(node.getAccessibleRoleDescription());
    if (node.getProperties().get("javafx.scene.control.Tooltip") instanceof Tooltip tip) {
      found.add(tip.getText());
    }
    if (node instanceof Control control && control.getTooltip() != null) {
      found.add(control.getTooltip().getText());
    }
    switch (node) {
      case Labeled labeled -> found.add(labeled.getText());
      case Text text -> found.add(text.getText());
      case TextInputControl input -> {
        found.add(input.getText());
        found.add(input.getPromptText());
      }
      default -> {}
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(this::visit);
    }
  }
}
