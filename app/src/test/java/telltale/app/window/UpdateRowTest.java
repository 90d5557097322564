package telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.Test;
import telltale.app.FxThread;
import telltale.app.settings.Settings;
import telltale.app.theme.DesktopStyle;
import telltale.app.words.Phrase;

class UpdateRowTest extends WindowFixture {

  private final AtomicInteger asked = new AtomicInteger();
  private final List<Settings> kept = new ArrayList<>();
  private final ReadOnlyObjectWrapper<PlaceUpdates.State> state =
      new ReadOnlyObjectWrapper<>(new PlaceUpdates.State("Test 2026-05", Optional.empty(), false));

  @Override
  Preferences preferences() {
    return new Preferences(
        Settings.DEFAULT, DesktopStyle.none(), kept::add, () -> Phrase.verbatim("Kept."));
  }

  @Override
  Atlas atlas() {
    Atlas passing = Atlas.passing(52.5, 13.4);
    return new Atlas(
        passing.home(), passing.places(), passing.corrections(), new Asked(), passing.cards());
  }

  @Test
  void nothingIsAskedBeforeTheUserPressesTheButton() {
    FxThread.run(window::toggleSettings);
    assertThat(text("#settings-update-state")).isEqualTo("From Test 2026-05, on this disk.");
    assertThat(asked).hasValue(0);
    click(node("#settings-update"));
    assertThat(asked).hasValue(1);
    say(new PlaceUpdates.State("Test 2026-05", Optional.empty(), true));
    assertThat(text("#settings-update")).isEqualTo("Asking…");
    assertThat(FxThread.call(() -> node("#settings-update").isDisabled())).isTrue();
    say(
        new PlaceUpdates.State(
            "Test 2026-05", Optional.of(Phrase.of("update.silent", "mirror.example")), false));
    assertThat(text("#settings-update-state"))
        .isEqualTo("mirror.example does not answer. Check the network and try again.");
    assertThat(FxThread.call(() -> node("#settings-update").isDisabled())).isFalse();
  }

  @Test
  void itAsksByItselfOnlyWhereTheUserWantsThat() {
    assertThat(FxThread.call(() -> window.settings().now().updates())).isFalse();
    FxThread.run(window::toggleSettings);
    click(node("#settings-updates-regularly"));
    assertThat(kept).extracting(Settings::updates).containsExactly(true);
    assertThat(asked).as("and the window itself does not ask").hasValue(0);
  }

  @Test
  void nameServersAreAskedOnlyWhereTheUserWantsThat() {
    List<Boolean> heard = new ArrayList<>();
    FxThread.run(() -> window.settings().onReverse(heard::add));
    FxThread.run(window::toggleSettings);
    click(node("#settings-reverse-missing"));
    assertThat(kept).extracting(Settings::reverse).containsExactly(true);
    click(node("#settings-reverse-never"));
    assertThat(heard).containsExactly(false, true, false);
  }

  private void say(PlaceUpdates.State now) {
    FxThread.run(() -> state.set(now));
  }

  private final class Asked implements PlaceUpdates {

    @Override
    public ReadOnlyObjectProperty<State> state() {
      return state.getReadOnlyProperty();
    }

    @Override
    public void ask() {
      asked.incrementAndGet();
    }
  }
}
