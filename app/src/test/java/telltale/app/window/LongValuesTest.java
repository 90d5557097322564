package telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import telltale.app.FxThread;
import telltale.app.Sample;
import telltale.app.selection.Selection;

/// Values in the inspector that would push everything else out of sight.
class LongValuesTest extends WindowFixture {

  private static final String LONG = "--option-of-some-length=value ".repeat(30).strip();

  @Test
  void aLongCommandShowsItsFirstLinesUntilTheUserWantsAll() {
    pick(LONG);
    double folded = value().getHeight();

    assertThat(linesShown()).isEqualTo(3);
    assertThat(toggle().getText()).isEqualTo("Show all");
    FxThread.run(() -> toggle().fire());
    FxThread.await("all of it is shown", () -> value().getHeight() > 4 * folded);
    assertThat(toggle().getText()).isEqualTo("Show less");
    assertThat(value().getText()).endsWith("value");
    FxThread.run(() -> toggle().fire());
    FxThread.await("its first lines are shown", () -> value().getHeight() == folded);
  }

  @Test
  void enterOnTheButtonShowsAllAndOnTheRowCopiesAll() {
    pick(LONG);
    FxThread.run(() -> Clipboard.getSystemClipboard().clear());
    double folded = value().getHeight();
    FxThread.run(() -> toggle().requestFocus());
    press(KeyCode.ENTER);
    FxThread.await("all of it is shown", () -> value().getHeight() > 4 * folded);
    assertThat(FxThread.call(() -> Clipboard.getSystemClipboard().hasString())).isFalse();
    FxThread.run(() -> row(value()).requestFocus());
    press(KeyCode.ENTER);
    assertThat(FxThread.call(() -> Clipboard.getSystemClipboard().getString()))
        .isEqualTo("curl " + LONG);
  }

  @Test
  void aShortOneHasNoButton() {
    pick("-s");

    assertThat(FxThread.call(this::toggles)).noneMatch(Node::isVisible);
  }

  @Test
  void anotherConnectionsCommandIsFoldedAgain() {
    pick(LONG);
    double folded = value().getHeight();
    FxThread.run(() -> toggle().fire());
    FxThread.await("all of it is shown", () -> value().getHeight() > 4 * folded);
    pick(LONG + " --other");

    assertThat(value().getHeight()).isEqualTo(folded);
  }

  private void pick(String arguments) {
    show(
        LIVE,
        Sample.snapshot(1, Sample.flow(1).process("curl", 10).commandLine("curl", arguments)));
    FxThread.run(() -> window.select(new Selection.OneConnection(1)));
    FxThread.await(
        "the command is laid out",
        () ->
            node("#inspector").isVisible()
                && value().getHeight() > 0
                && !window.scene().getRoot().isNeedsLayout());
  }

  private Label value() {
    return window.scene().getRoot().lookupAll(".fact-code").stream()
        .map(Label.class::cast)
        .filter(label -> label.getText().startsWith("curl "))
        .findFirst()
        .orElseThrow();
  }

  private long linesShown() {
    Text shown = (Text) value().lookup(".text");
    Text line = new Text("X");
    line.setFont(shown.getFont());
    return Math.round(shown.getLayoutBounds().getHeight() / line.getLayoutBounds().getHeight());
  }

  private static Region row(Node value) {
    return (Region) value.getParent().getParent();
  }

  private Button toggle() {
    return toggles().stream()
        .filter(Node::isVisible)
        .map(Button.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private Set<Node> toggles() {
    return window.scene().getRoot().lookupAll(".fact-more");
  }
}
