package telltale.app.window;

import javafx.beans.value.ObservableValue;
import telltale.app.status.Sources;

/// What does not change while the window is open, and how it begins.
///
/// @param sources whose data the map is made of, which may change with the user's files
/// @param asksPermission whether the user has to allow the helper, which nobody asks of root
/// @param introduces whether it explains the helper before it starts it, to whom that is new
/// @param preferences the settings to begin with, and who hears of a change
/// @param atlas what is known of places apart from what goes on
/// @param width of its content, in logical pixels, until a stage gives it another
/// @param height of its content, in logical pixels, until a stage gives it another
public record WindowSetting(
    ObservableValue<Sources> sources,
    boolean asksPermission,
    boolean introduces,
    Preferences preferences,
    Atlas atlas,
    double width,
    double height) {}
