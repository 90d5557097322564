package telltale.app.window;

/// What the window asks of the application. Called on the FX thread; must return at once.
public interface WindowActions {

  /// Start the helper (again).
  void startHelper();

  /// End the application.
  void quit();
}
