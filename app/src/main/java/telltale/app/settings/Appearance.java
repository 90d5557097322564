package telltale.app.settings;

/// How the window meets the eye.
///
/// @param theme which colours it wears
/// @param language which language it speaks
/// @param motion how much may move
/// @param arcs what arcs on the map are told apart by
public record Appearance(
    ThemeChoice theme, LanguageChoice language, Motion motion, ColourChoice arcs) {}
