package telltale.app.settings;

/// How much may move.
public enum Motion {
  /// Comets fly along the arcs, unless the desktop wants less motion everywhere.
  FULL,
  /// Still arrows stand for comets, and nothing fades or flies.
  REDUCED
}
