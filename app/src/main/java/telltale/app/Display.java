package telltale.app;

/// Whether there is a screen to show a window on.
final class Display {

  private Display() {}

  /// JavaFX speaks X11; a Wayland session sets DISPLAY too, for its X server.
  static boolean isThere() {
    String display = System.getenv("DISPLAY");
    return display != null && !display.isEmpty();
  }
}
