package telltale.app.place;

/// What came of opening the city database.
public sealed interface LocatorState {

  /// Places can be found.
  ///
  /// @param locator to be closed by whoever opened it
  record Ready(Locator locator) implements LocatorState {}

  /// There is no database.
  ///
  /// @param reason what is missing, one sentence
  /// @param remedy what to do about it, one sentence
  record Absent(String reason, String remedy) implements LocatorState {}

  /// There is a file, but it cannot be used.
  ///
  /// @param reason what is wrong with it, one sentence
  /// @param remedy what to do about it, one sentence
  record Unreadable(String reason, String remedy) implements LocatorState {}
}
