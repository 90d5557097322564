package telltale.app.window;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.ColorScheme;
import telltale.app.settings.Settings;
import telltale.app.theme.DesktopStyle;
import telltale.app.theme.Theme;
import telltale.app.words.Phrase;

/// Where the window's settings come from, and who hears of a change.
///
/// @param first the settings to begin with
/// @param desktop what it says where the settings leave it the choice
/// @param keep told of every change, on the FX thread; must return at once
/// @param note where settings are kept, or why they are not
public record Preferences(
    Settings first, DesktopStyle desktop, Consumer<Settings> keep, Supplier<Phrase> note) {

  /// What the window wears with those settings, now that the desktop is as it is.
  public Theme theme(Settings now) {
    return switch (now.theme()) {
      case DARK -> Theme.DARK;
      case LIGHT -> Theme.LIGHT;
      case CONTRAST -> Theme.CONTRAST;
      case SYSTEM -> ofDesktop();
    };
  }

  private Theme ofDesktop() {
    if (desktop.highContrast().getValue()) {
      return Theme.CONTRAST;
    }
    return desktop.colours().getValue() == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT;
  }

  /// Settings that end with the window, whatever the desktop says.
  public static Preferences passing(Settings first) {
    return new Preferences(
        first, DesktopStyle.none(), changed -> {}, () -> Phrase.of("settings.note.passing"));
  }
}
