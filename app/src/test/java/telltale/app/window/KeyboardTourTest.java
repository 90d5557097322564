package telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import telltale.app.FxThread;
import telltale.app.flow.FlowSnapshot;
import telltale.app.link.LinkState;
import telltale.app.words.Phrase;

/// Nobody touches the mouse here.
class KeyboardTourTest extends WindowFixture {

  private static final int MOST_STOPS = 60;
  private static final PseudoClass FOCUS_SEEN = PseudoClass.getPseudoClass("focus-visible");

  @Override
  boolean introduces() {
    return true;
  }

  @Test
  void leadsFromTheFirstPageToAFactOfTheInspector() {
    press(KeyCode.SPACE);
    FxThread.await("the helper is started", () -> starts.get() == 1);
    show(LIVE, traffic());
    tabTo("the list", focus -> focus instanceof ListView<?>);
    press(KeyCode.HOME);
    press(KeyCode.DOWN);
    press(KeyCode.ENTER);
    FxThread.await("the inspector opens", () -> node("#inspector").isVisible());
    String shown = text("#inspector-title");
    tabTo("a fact", focus -> within(focus, "#inspector") && isFact(focus));
    press(KeyCode.ESCAPE);
    FxThread.await("the inspector closes", () -> !node("#inspector").isVisible());
    assertThat(shown).isIn("firefox", "ssh");
  }

  @Test
  void everyStopShowsWhereItIsAndSaysWhatItIs() {
    press(KeyCode.SPACE);
    show(LIVE, traffic());
    Set<Node> stops = new LinkedHashSet<>();
    for (int i = 0; i < MOST_STOPS && stops.size() == i; i++) {
      press(KeyCode.TAB);
      stops.add(focus());
    }
    assertThat(stops).as("a round that comes back").hasSizeBetween(5, MOST_STOPS - 1);
    assertThat(stops).allMatch(stop -> !said(stop).isEmpty());
  }

  @Test
  void aLostHelperIsStartedAgain() {
    press(KeyCode.SPACE);
    show(
        new LinkState.Lost(Phrase.verbatim("The helper was ended by signal 9.")),
        FlowSnapshot.EMPTY);
    tabTo("the button", focus -> "page-action".equals(focus.getId()));
    press(KeyCode.SPACE);
    FxThread.await("the helper is started again", () -> starts.get() == 2);
    show(LIVE, traffic());
    tabTo("the list", focus -> focus instanceof ListView<?>);
  }

  private void tabTo(String what, Predicate<Node> there) {
    for (int i = 0; i < MOST_STOPS; i++) {
      Node focus = focus();
      if (there.test(focus)) {
        return;
      }
      press(KeyCode.TAB);
      Node next = focus();
      assertThat(FxThread.call(next::getPseudoClassStates))
          .as("the focus that a key gave to %s can be seen", next)
          .contains(FOCUS_SEEN);
    }
    throw new AssertionError("the Tab key never comes to " + what);
  }

  private Node focus() {
    return FxThread.call(() -> Objects.requireNonNull(window.scene().getFocusOwner()));
  }

  private List<String> said(Node stop) {
    return FxThread.call(
        () -> stop instanceof Parent parent ? SpokenTexts.in(parent) : List.<String>of());
  }

  private boolean within(Node focus, String selector) {
    Node panel = node(selector);
    for (Node each = focus; each != null; each = each.getParent()) {
      if (each.equals(panel)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFact(Node focus) {
    return focus.getStyleClass().contains("fact");
  }
}
