package telltale.app.toolkit;

import com.sun.glass.ui.Timer;
import java.lang.reflect.Field;

/// Lets JavaFX's pulse rest while there is nothing to draw, where it does not do so by itself.
public final class RestingPulse {

  private static final String GTK_TIMER = "com.sun.glass.ui.gtk.GtkTimer";
  private static final int MILLIS = 1000;

  private RestingPulse() {}

  /// Does so from now on, where JavaFX is the one that was looked at and the launcher asked the JVM
  /// to let us; anywhere else nothing changes. FX thread.
  public static void begin() {
    Module javafx = javafx.application.Platform.class.getModule();
    Module ours = RestingPulse.class.getModule();
    if (javafx.isExported("com.sun.glass.ui", ours)
        && javafx.isExported("com.sun.javafx.tk", ours)
        && javafx.isOpen("com.sun.javafx.tk.quantum", ours)) {
      replaceTimer(com.sun.javafx.tk.Toolkit.getToolkit());
    }
  }

  private static void replaceTimer(com.sun.javafx.tk.Toolkit toolkit) {
    try {
      Field held = toolkit.getClass().getDeclaredField("pulseTimer");
      held.setAccessible(true);
      if (held.get(toolkit) instanceof Timer timer
          && timer.getClass().getName().equals(GTK_TIMER)) {
        held.set(toolkit, new RestingTimer(timer, MILLIS / toolkit.getRefreshRate()));
      }
    } catch (NoSuchFieldException | IllegalAccessException anotherJavaFx) {
      // Then its pulse goes on as it did.
      return;
    }
  }
}
