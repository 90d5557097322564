package telltale.app.map.picture;

import com.sun.javafx.tk.Toolkit;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;

/// What JavaFX has found to be drawn in the present pulse. FX thread.
final class DirtyScenes {

  private final Object collector;
  private final Method hasAny;

  private DirtyScenes(Object collector, Method hasAny) {
    this.collector = collector;
    this.hasAny = hasAny;
  }

  /// Empty where JavaFX is another than the one that was looked at, or does not let us.
  static Optional<DirtyScenes> reach() {
    Class<?> toolkit = Toolkit.getToolkit().getClass();
    if (!toolkit.getModule().isOpen(toolkit.getPackageName(), DirtyScenes.class.getModule())) {
      return Optional.empty();
    }
    try {
      Class<?> type = Class.forName(toolkit.getPackageName() + ".PaintCollector");
      Method only = type.getDeclaredMethod("getInstance");
      Method hasAny = type.getDeclaredMethod("hasDirty");
      only.setAccessible(true);
      hasAny.setAccessible(true);
      return Optional.of(new DirtyScenes(only.invoke(null), hasAny));
    } catch (ReflectiveOperationException anotherJavaFx) {
      return Optional.empty();
    }
  }

  /// Whether any window is to be drawn when the pulse ends; known after its scenes were asked.
  boolean any() {
    try {
      return (boolean) hasAny.invoke(collector);
    } catch (IllegalAccessException | InvocationTargetException broken) {
      throw new IllegalStateException("JavaFX no longer says what it draws", broken);
    }
  }
}
