package telltale.app.window;

import java.util.function.Consumer;
import java.util.function.Supplier;
import telltale.app.settings.Settings;
import telltale.app.theme.DesktopStyle;
import telltale.app.words.Phrase;

/// Where the window's settings come from, and who hears of a change.
///
/// @param first the settings to begin with
/// @param desktop what it says where the settings leave it the choice
/// @param keep told of every change, on the FX thread; must return at once
/// @param note where settings are kept, or why they are not
public record Preferences(
    Settings first, DesktopStyle desktop, Consumer<Settings> keep, Supplier<Phrase> note) {

  /// Settings that end with the window, whatever the desktop says.
  public static Preferences passing(Settings first) {
    return new Preferences(
        first, DesktopStyle.none(), changed -> {}, () -> Phrase.of("settings.note.passing"));
  }
}
