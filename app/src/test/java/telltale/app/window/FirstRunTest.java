package telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import telltale.app.FxThread;
import telltale.app.flow.FlowSnapshot;
import telltale.app.link.LinkState;
import telltale.app.map.MapPane;
import telltale.app.settings.Settings;
import telltale.app.status.Sources;
import telltale.app.theme.DesktopStyle;
import telltale.app.words.Phrase;
import telltale.app.words.Speech;
import telltale.app.words.Words;
import telltale.geodata.WorldReader;

class FirstRunTest extends WindowFixture {

  private final List<Settings> kept = new ArrayList<>();

  @Override
  boolean introduces() {
    return true;
  }

  @Override
  Preferences preferences() {
    Settings first = super.preferences().first();
    return new Preferences(first, DesktopStyle.none(), kept::add, () -> Phrase.verbatim("Kept."));
  }

  @Test
  void explainsTheHelperAndStartsItWhenTheUserGoesOn() {
    assertThat(FxThread.call(() -> window.introduces())).isTrue();
    assertThat(text("#page-heading")).isEqualTo("Before your desktop asks for a password");
    assertThat(texts(".page-lead")).containsExactly("It reads", "It never", "It gives up");
    assertThat(text("#page-remedy")).contains("docs/security.md");
    assertThat(starts).hasValue(0);
    assertThat(FxThread.call(() -> node("#page-action").isFocused())).isTrue();
    press(KeyCode.SPACE);
    FxThread.await("the helper is started", () -> starts.get() == 1);
    assertThat(kept).extracting(Settings::introduced).containsExactly(true);
    assertThat(text("#page-heading")).isEqualTo("Waiting for your permission");
    assertThat(texts(".page-lead")).isEmpty();
    show(
        new LinkState.Unavailable(Phrase.verbatim("No."), Phrase.verbatim("Try.")),
        FlowSnapshot.EMPTY);
    click(node("#page-action"));
    FxThread.await("it is started again", () -> starts.get() == 2);
    assertThat(kept).as("once is enough").hasSize(1);
  }

  @Test
  void isNotShownToWhomItWasShown() {
    Speech speech = new Speech(Words.ENGLISH);
    MainWindow again =
        FxThread.call(
            () ->
                new MainWindow(
                    speech,
                    new MapPane(speech, WorldReader.read(), 52.5, 13.4, Runnable::run),
                    new Actions(),
                    new WindowSetting(
                        Sources.still("Credit"),
                        true,
                        true,
                        Preferences.passing(Settings.DEFAULT.withIntroduced(true)),
                        Atlas.passing(52.5, 13.4),
                        WindowSetting.room(1280, 800))));
    assertThat(FxThread.call(again::introduces)).isFalse();
    assertThat(FxThread.call(() -> SpokenTexts.in(again.scene().getRoot())))
        .contains("Waiting for your permission")
        .doesNotContain("Before your desktop asks for a password");
  }
}
