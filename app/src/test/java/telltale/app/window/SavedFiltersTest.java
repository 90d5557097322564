package telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;
import telltale.app.FxThread;
import telltale.app.settings.SavedFilter;
import telltale.app.settings.Settings;
import telltale.app.theme.DesktopStyle;
import telltale.app.words.Phrase;

class SavedFiltersTest extends WindowFixture {

  private final List<Settings> kept = new ArrayList<>();

  @Override
  Preferences preferences() {
    Settings first =
        super.preferences().first().withFilters(List.of(new SavedFilter("Shells", "process:ssh")));
    return new Preferences(first, DesktopStyle.none(), kept::add, () -> Phrase.verbatim("Kept."));
  }

  @Test
  void aClickBringsAFilterBackAndAnotherOneTakesItAway() {
    show(LIVE, traffic());
    assertThat(buttons("#saved")).containsExactly("Shells");
    click(button("#saved", "Shells"));
    FxThread.await("the list is filtered", () -> find("firefox").isEmpty());
    assertThat(typed()).isEqualTo("process:ssh");
    click(button("#saved", "Shells"));
    FxThread.await("everything is back", () -> find("firefox").isPresent());
  }

  @Test
  void theKeyboardKeepsAFilterUnderAName() {
    show(LIVE, traffic());
    press(KeyCode.CONTROL, KeyCode.F);
    FxThread.run(() -> window.typeFilter("port:22"));
    press(KeyCode.CONTROL, KeyCode.S);
    FxThread.await("a name is wanted", () -> node("#filter-name").isFocused());
    press(KeyCode.X);
    press(KeyCode.ENTER);
    FxThread.await("it has its button", () -> buttons("#saved").equals(List.of("Shells", "x")));
    assertThat(kept.getLast().filters())
        .containsExactly(new SavedFilter("Shells", "process:ssh"), new SavedFilter("x", "port:22"));
    assertThat(typed()).isEqualTo("port:22");
    press(KeyCode.CONTROL, KeyCode.S);
    FxThread.await("it is forgotten", () -> buttons("#saved").equals(List.of("Shells")));
  }

  @Test
  void escapeGivesTheNamingUpAndNotTheFilter() {
    show(LIVE, traffic());
    press(KeyCode.CONTROL, KeyCode.F);
    FxThread.run(() -> window.typeFilter("port:22"));
    press(KeyCode.CONTROL, KeyCode.S);
    FxThread.await("a name is wanted", () -> node("#filter-name").isFocused());
    press(KeyCode.ESCAPE);
    FxThread.await("the field is gone", () -> !node("#filter-name").isVisible());
    assertThat(typed()).isEqualTo("port:22");
    assertThat(kept).isEmpty();
  }

  @Test
  void aNameThatIsBegunIsOffered() {
    show(LIVE, traffic());
    press(KeyCode.CONTROL, KeyCode.F);
    FxThread.run(() -> window.typeFilter("sh"));
    FxThread.await("it is offered", () -> buttons("#offers").contains("★ Shells"));
    press(KeyCode.TAB);
    FxThread.await("it is typed", () -> typed().equals("process:ssh"));
  }

  @Test
  void noneIsShownWhileNamesAreMasked() {
    show(LIVE, traffic());
    FxThread.run(() -> window.settings().change(now -> now.withMasked(true)));
    assertThat(buttons("#saved")).isEmpty();
    FxThread.run(() -> window.settings().change(now -> now.withMasked(false)));
    assertThat(buttons("#saved")).containsExactly("Shells");
  }

  private String typed() {
    return ((TextField) node("#filter")).getText();
  }

  private List<String> buttons(String pane) {
    return ((Pane) node(pane))
        .getChildren().stream().map(each -> ((Labeled) each).getText()).toList();
  }

  private Labeled button(String pane, String word) {
    return ((Pane) node(pane))
        .getChildren().stream()
            .map(Labeled.class::cast)
            .filter(each -> each.getText().equals(word))
            .findFirst()
            .orElseThrow();
  }
}
