package telltale.app.window;

import telltale.app.theme.Theme;

/// What does not change while the window is open, and how it begins.
///
/// @param attribution whose data the map is made of
/// @param asksPermission whether the user has to allow the helper, which nobody asks of root
/// @param theme the colours to begin with
/// @param width of its content, in logical pixels, until a stage gives it another
/// @param height of its content, in logical pixels, until a stage gives it another
public record WindowSetting(
    String attribution, boolean asksPermission, Theme theme, double width, double height) {}
