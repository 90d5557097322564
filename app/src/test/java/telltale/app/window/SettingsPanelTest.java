package telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import telltale.app.FxThread;
import telltale.app.Sample;
import telltale.app.settings.Motion;
import telltale.app.settings.Settings;
import telltale.app.settings.ThemeChoice;
import telltale.app.theme.DesktopStyle;
import telltale.app.words.Phrase;

class SettingsPanelTest extends WindowFixture {

  private final SimpleObjectProperty<ColorScheme> desktopColours =
      new SimpleObjectProperty<>(ColorScheme.DARK);
  private final SimpleObjectProperty<Boolean> desktopReduces = new SimpleObjectProperty<>(false);
  private final SimpleObjectProperty<Boolean> desktopContrast = new SimpleObjectProperty<>(false);
  private final List<Settings> kept = new ArrayList<>();

  @Override
  Preferences preferences() {
    Settings first = Settings.DEFAULT.withShowLocal(false).withShowLegend(false);
    DesktopStyle desktop = new DesktopStyle(desktopColours, desktopReduces, desktopContrast);
    return new Preferences(first, desktop, kept::add, () -> Phrase.verbatim("Kept in a file."));
  }

  @Test
  void theWindowBeginsAsItWasLeft() {
    show(
        LIVE,
        Sample.snapshot(
            1,
            Sample.flow(1).process("ssh", 1),
            Sample.flow(2).process("nas", 2).remote("192.168.1.9", 445).nowhere()));
    assertThat(FxThread.call(() -> hasTheme("theme-dark"))).as("as the desktop is").isTrue();
    assertThat(text("#counts")).isEqualTo("1 of 2 connections · 1 local hidden");
    assertThat(isOn("#local")).isFalse();
    assertThat(FxThread.call(() -> node("#legend").isVisible())).isFalse();
    assertThat(kept).as("what was read is not written").isEmpty();
  }

  @Test
  void theThemeFollowsTheDesktopUntilOneIsChosen() {
    FxThread.run(() -> desktopColours.set(ColorScheme.LIGHT));
    FxThread.await("the window is light", () -> hasTheme("theme-light"));
    FxThread.run(() -> desktopColours.set(ColorScheme.DARK));
    FxThread.await("the window is dark", () -> hasTheme("theme-dark"));
    assertThat(kept).as("the desktop decides nothing for the user").isEmpty();
    open();
    click(node("#settings-theme-light"));
    FxThread.await("the window is light", () -> hasTheme("theme-light"));
    FxThread.run(() -> desktopColours.set(ColorScheme.LIGHT));
    FxThread.run(() -> desktopColours.set(ColorScheme.DARK));
    assertThat(FxThread.call(() -> hasTheme("theme-light"))).isTrue();
    assertThat(kept).extracting(Settings::theme).containsExactly(ThemeChoice.LIGHT);
    click(node("#settings-theme-system"));
    FxThread.await("the window is dark", () -> hasTheme("theme-dark"));
  }

  @Test
  void moreContrastIsWornWhereTheDesktopWantsItOrTheUserChoosesIt() {
    FxThread.run(() -> desktopContrast.set(true));
    FxThread.await("the window has contrast", () -> hasTheme("theme-contrast"));
    FxThread.run(() -> desktopContrast.set(false));
    FxThread.await("the window is dark", () -> hasTheme("theme-dark"));
    open();
    click(node("#settings-theme-contrast"));
    FxThread.await("the window has contrast", () -> hasTheme("theme-contrast"));
    assertThat(kept).extracting(Settings::theme).containsExactly(ThemeChoice.CONTRAST);
  }

  @Test
  void theButtonForTheThemeChoosesOne() {
    click(node("#theme"));
    FxThread.await("the window is light", () -> hasTheme("theme-light"));
    assertThat(kept).extracting(Settings::theme).containsExactly(ThemeChoice.LIGHT);
    open();
    assertThat(isOn("#settings-theme-light")).isTrue();
  }

  @Test
  void lessMotionIsShownWhenEitherTheUserOrTheDesktopWantsIt() {
    show(LIVE, traffic());
    FxThread.await("comets fly", () -> map.arcCount() > 0 && !map.atRest());
    FxThread.run(() -> desktopReduces.set(true));
    FxThread.await("the map is still", map::atRest);
    open();
    assertThat(FxThread.call(() -> node("#settings-motion-hint").isVisible())).isTrue();
    click(node("#settings-motion-reduced"));
    FxThread.await("nothing is overruled", () -> !node("#settings-motion-hint").isVisible());
    FxThread.run(() -> desktopReduces.set(false));
    FxThread.await("the map is still", map::atRest);
    click(node("#settings-motion-full"));
    FxThread.await("comets fly again", () -> !map.atRest());
    assertThat(kept).extracting(Settings::motion).containsExactly(Motion.REDUCED, Motion.FULL);
  }

  @Test
  void whatIsChangedElsewhereIsKeptAndShownInThePanel() {
    FxThread.run(() -> desktopReduces.set(true));
    show(LIVE, traffic());
    open();
    click(node("#local"));
    FxThread.await("the panel says so", () -> on("#settings-local-shown"));
    FxThread.run(map::requestFocus);
    press(KeyCode.L);
    FxThread.await("the legend is there", () -> node("#legend").isVisible());
    assertThat(isOn("#settings-legend-shown")).isTrue();
    click(node("#settings-rate-60"));
    FxThread.await("the rate is kept", () -> kept.size() == 3);
    assertThat(kept.getLast()).isEqualTo(Settings.DEFAULT.withFramesPerSecond(Settings.SMOOTH));
  }

  @Test
  void theKeyboardOpensUsesAndClosesThePanel() {
    show(LIVE, traffic());
    click(row("ssh"));
    FxThread.await("the inspector opens", () -> node("#inspector").isVisible());
    Node before = FxThread.call(() -> window.scene().getFocusOwner());
    press(KeyCode.CONTROL, KeyCode.COMMA);
    FxThread.await("the first choice has it", () -> node("#settings-theme-system").isFocused());
    assertThat(node("#settings-theme-system").getAccessibleText()).isEqualTo("Theme: System");
    assertThat(FxThread.call(() -> node("#settings-theme-system").isFocusVisible())).isTrue();
    press(KeyCode.RIGHT);
    press(KeyCode.SPACE);
    FxThread.await("dark is chosen", () -> on("#settings-theme-dark"));
    press(KeyCode.SPACE);
    assertThat(isOn("#settings-theme-dark")).as("one of them always holds").isTrue();
    press(KeyCode.ESCAPE);
    FxThread.await("the panel is closed", () -> !node("#settings").isVisible());
    assertThat(FxThread.call(() -> node("#inspector").isVisible()))
        .as("one key takes back one thing")
        .isTrue();
    assertThat(FxThread.call(() -> window.scene().getFocusOwner())).isSameAs(before);
    press(KeyCode.CONTROL, KeyCode.COMMA);
    FxThread.await("the first choice has it", () -> node("#settings-theme-system").isFocused());
    press(KeyCode.TAB);
    FxThread.await("the next setting has it", () -> node("#settings-arcs-program").isFocused());
    press(KeyCode.CONTROL, KeyCode.COMMA);
    FxThread.await("the panel is closed", () -> !node("#settings").isVisible());
  }

  @Test
  void staysWithinASmallWindowAndScrolls() {
    FxThread.run(() -> window.scene().getWindow().setHeight(420));
    open();
    FxThread.await(
        "it fits",
        () ->
            node("#settings").getLayoutY() + node("#settings").getLayoutBounds().getHeight()
                <= node(".map-area").getLayoutBounds().getHeight());
    assertThat(FxThread.call(() -> node("#settings-close").isVisible())).isTrue();
    assertThat(FxThread.call(() -> node("#settings").lookup(".scroll-bar").isVisible())).isTrue();
  }

  @Test
  void everyControlSaysWhatItIsFor() {
    open();
    assertThat(
            FxThread.call(
                () ->
                    node("#settings").lookupAll(".segment").stream()
                        .map(Node::getAccessibleText)
                        .toList()))
        .hasSize(28)
        .doesNotHaveDuplicates()
        .allMatch(said -> said.matches("[A-Z][A-Za-z ]+: [\\p{L}0-9 ]+"));
    assertThat(text("#settings-note")).isEqualTo("Kept in a file.");
  }

  private void open() {
    click(node("#gear"));
    FxThread.await("the panel opens", () -> node("#settings").isVisible());
  }

  private boolean isOn(String selector) {
    return FxThread.call(() -> on(selector));
  }

  private boolean on(String selector) {
    return ((ToggleButton) node(selector)).isSelected();
  }
}
