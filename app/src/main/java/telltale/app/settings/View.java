package telltale.app.settings;

/// How much of the window there is.
public enum View {
  /// Everything.
  WINDOW,
  /// A small map above all other windows.
  MINI,
  /// The map alone, over the whole screen.
  WALL
}
