package telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import telltale.app.FxThread;
import telltale.app.link.LinkState;
import telltale.app.selection.Selection;
import telltale.app.settings.Settings;
import telltale.app.settings.View;
import telltale.app.theme.DesktopStyle;
import telltale.app.words.Phrase;

class ViewTest extends WindowFixture {

  private final List<Settings> kept = new ArrayList<>();

  @Override
  Preferences preferences() {
    Settings first = super.preferences().first();
    return new Preferences(first, DesktopStyle.none(), kept::add, () -> Phrase.verbatim("Kept."));
  }

  @Test
  void theMiniWindowNamesTheBusiestProgramsAndTheTotal() {
    show(LIVE, traffic());
    press(KeyCode.M);
    FxThread.await("the list is gone", () -> find("firefox").isEmpty());
    assertThat(visible(".mini-title")).containsExactly("firefox", "ssh");
    assertThat(visible(".mini-line .mini-rate")).containsExactly("90.9 kB/s", "110 B/s");
    assertThat(text("#mini-received")).isEqualTo("90.9 kB/s");
    assertThat(text("#mini-sent")).isEqualTo("150 B/s");
    assertThat(text("#mini-state")).isEmpty();
    assertThat(node(".timeline")).isNull();
    FxThread.await("the legend is gone", () -> !node("#legend").isVisible());
    show(new LinkState.Lost(Phrase.verbatim("It was ended.")), traffic());
    assertThat(text("#mini-state")).as("there is no room for a page").isEqualTo("Helper lost");
    press(KeyCode.M);
    FxThread.await("the list is back", () -> find("firefox").isPresent());
    assertThat(node("#mini")).isNull();
    assertThat(kept).extracting(Settings::view).containsExactly(View.MINI, View.WINDOW);
  }

  @Test
  void aButtonAndEscapeLeadBackToTheWholeWindow() {
    show(LIVE, traffic());
    press(KeyCode.M);
    FxThread.await("the mini window is there", () -> node("#mini-back") != null);
    click(node("#mini-back"));
    FxThread.await("the list is back", () -> find("firefox").isPresent());
    press(KeyCode.M);
    FxThread.await("the list is gone", () -> find("firefox").isEmpty());
    press(KeyCode.ESCAPE);
    FxThread.await("the list is back", () -> find("firefox").isPresent());
    press(KeyCode.M);
    press(KeyCode.CONTROL, KeyCode.F);
    FxThread.await("who wants to filter wants the list", () -> node("#filter").isFocused());
  }

  @Test
  void theWallIsTheMapAlone() {
    show(LIVE, traffic());
    click(row("ssh"));
    FxThread.await("the inspector opens", () -> node("#inspector").isVisible());
    press(KeyCode.F11);
    FxThread.await("the list is gone", () -> find("ssh").isEmpty());
    for (String gone : List.of("#inspector", "#settings", ".timeline", ".status-bar", "#mini")) {
      assertThat(node(gone)).as(gone).isNull();
    }
    FxThread.await("the map is drawn", () -> map.atRest() && map.getWidth() == 1280);
    assertThat(FxThread.call(() -> map.getHeight())).isEqualTo(800);
    show(new LinkState.Lost(Phrase.verbatim("It was ended.")), traffic());
    assertThat(FxThread.call(() -> node("#page").isVisible())).isTrue();
    press(KeyCode.ESCAPE);
    FxThread.await("the list is back", () -> find("ssh").isPresent());
    assertThat(FxThread.call(() -> window.selection()))
        .as("one key takes back one thing")
        .isNotEqualTo(Selection.NONE);
  }

  @Test
  void theSettingsLeadToEveryView() {
    show(LIVE, traffic());
    press(KeyCode.CONTROL, KeyCode.COMMA);
    FxThread.await("the panel opens", () -> node("#settings").isVisible());
    click(node("#settings-view-wall"));
    FxThread.await("the list is gone", () -> find("ssh").isEmpty());
    press(KeyCode.CONTROL, KeyCode.COMMA);
    FxThread.await("the panel is in the window", () -> find("ssh").isPresent());
    FxThread.await("it is open", () -> node("#settings").isVisible());
    FxThread.run(window::layOut);
    click(node("#settings-view-mini"));
    FxThread.await("the mini window is there", () -> node("#mini") != null);
    assertThat(kept).extracting(Settings::view).containsExactly(View.WALL, View.WINDOW, View.MINI);
  }

  @Test
  void masksAndRecordingsAreSaidInEveryView() {
    show(new LinkState.Replaying(telltale.app.Sample.HELLO, "monday.ndjson"), traffic());
    press(KeyCode.P);
    for (KeyCode key : List.of(KeyCode.M, KeyCode.F11)) {
      press(key);
      FxThread.await("the list is gone", () -> find("ssh").isEmpty());
      assertThat(FxThread.call(() -> node("#mask-badge").isVisible())).isTrue();
      assertThat(FxThread.call(() -> node("#replay-badge").isVisible())).isTrue();
      press(KeyCode.ESCAPE);
      FxThread.await("the list is back", () -> find("ssh").isPresent());
    }
  }

  private List<String> visible(String selector) {
    return FxThread.call(
        () ->
            window.scene().getRoot().lookupAll(selector).stream()
                .filter(node -> node.getParent().isVisible())
                .map(node -> ((Labeled) node).getText())
                .toList());
  }
}
