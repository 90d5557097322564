package telltale.app.settings;

/// Which colours the window wears.
public enum ThemeChoice {
  /// Those of the desktop, also when it changes them.
  SYSTEM,
  /// Light text on near-black.
  DARK,
  /// Dark text on near-white.
  LIGHT,
  /// White on black, with visible edges.
  CONTRAST
}
