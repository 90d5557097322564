package telltale.app.window;

/// What the window asks of the application. Called on the FX thread; must return at once.
public interface WindowActions {

  /// Show the newest frame again, soon: time alone may change what is to be seen of it.
  void offerAgain();

  /// Start the helper (again).
  void startHelper();

  /// Show everything where it is now, also when nothing comes in any more: the user said where
  /// something is.
  default void placesChanged() {}

  /// End the application.
  void quit();
}
