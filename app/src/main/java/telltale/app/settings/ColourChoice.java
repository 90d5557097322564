package telltale.app.settings;

/// What arcs on the map are told apart by.
public enum ColourChoice {
  /// The program that a connection belongs to.
  PROGRAM,
  /// Who began a connection.
  DIRECTION,
  /// What a connection speaks.
  PROTOCOL
}
