package telltale.app.map.picture;

import com.sun.glass.ui.Application;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.Optional;
import javafx.stage.Window;
import telltale.app.map.raster.Patches;
import telltale.app.map.raster.Surface;

/// The memory of the headless platform's screen, which its robot reads and its windows are copied
/// to. For a window at its upper left corner.
final class HeadlessScreen implements Screen {

  private static final int WIDTH = 1000;

  private int puts;
  private boolean closed;

  /// How often something was put there past JavaFX.
  int puts() {
    return puts;
  }

  /// Whether nothing can be put there any more.
  boolean closed() {
    return closed;
  }

  @Override
  public Optional<Pixels> of(Window window, int most) {
    closed = false;
    return Optional.of(new Memory(window));
  }

  private static ByteBuffer memory() {
    try {
      Field held = Application.GetApplication().getClass().getDeclaredField("frameBuffer");
      held.setAccessible(true);
      return (ByteBuffer) held.get(Application.GetApplication());
    } catch (ReflectiveOperationException anotherJavaFx) {
      throw new AssertionError(anotherJavaFx);
    }
  }

  private final class Memory implements Pixels {

    private final Window window;

    Memory(Window window) {
      this.window = window;
    }

    @Override
    public boolean areOf(Window shown) {
      return shown.equals(window) && shown.isShowing();
    }

    @Override
    public void put(Surface picture, Patches marked, Clearing where) {
      puts++;
      marked.eachRun(
          where.visible(),
          box -> {
            for (int y = box.top(); y < box.bottom(); y++) {
              for (int x = box.left(); x < box.right(); x++) {
                int at = (where.top() + y) * WIDTH + where.left() + x;
                memory().asIntBuffer().put(at, picture.at(x, y));
              }
            }
          });
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
