package telltale.app.map.picture;

import com.sun.glass.ui.Application;
import com.sun.javafx.stage.WindowHelper;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.stage.Window;
import telltale.app.map.picture.x11.SharedPixels;
import telltale.app.map.picture.x11.XWindows;
import telltale.app.map.raster.Patches;
import telltale.app.map.raster.Surface;

/// Windows of JavaFX on GTK, which are windows of X11, under Wayland too.
final class XScreen implements Screen {

  /// What finds the libraries is work for the compilers, and until a map has been in sight for a
  /// while there is more urgent work.
  private static final int DELAY_SECONDS = 3;

  /// No window's number.
  private static final long NONE = 0;

  private final Executor background;
  private final AtomicReference<Optional<XWindows>> loaded =
      new AtomicReference<>(Optional.empty());
  private boolean loading;

  /// The last window that was of no use, and will not become so.
  private long refusing = NONE;

  /// @param background does so
  XScreen(Executor background) {
    this.background = background;
  }

  @Override
  public Optional<Pixels> of(Window window, int most) {
    if (!loading && isGtk()) {
      loading = true;
      CompletableFuture.delayedExecutor(DELAY_SECONDS, TimeUnit.SECONDS, background)
          .execute(() -> loaded.set(XWindows.load()));
    }
    long number = number(window);
    Optional<XWindows> windows = loaded.get();
    if (windows.isEmpty() || number == NONE || number == refusing) {
      return Optional.empty();
    }
    Optional<Pixels> opened =
        windows.get().open(number, most).map(pixels -> new XPixels(number, pixels));
    refusing = opened.isPresent() ? refusing : number;
    return opened;
  }

  private static boolean isGtk() {
    return Application.GetApplication()
        .getClass()
        .getName()
        .equals("com.sun.glass.ui.gtk.GtkApplication");
  }

  /// The number that X11 knows a window by.
  private static long number(Window window) {
    var stage = WindowHelper.getPeer(window);
    return stage == null ? NONE : stage.getRawHandle();
  }

  private record XPixels(long window, SharedPixels pixels) implements Pixels {

    @Override
    public boolean areOf(Window shown) {
      return window == number(shown);
    }

    @Override
    public void put(Surface picture, Patches marked, Clearing where) {
      pixels.put(picture, marked, where.visible(), where.left(), where.top());
    }

    @Override
    public void close() {
      pixels.close();
    }
  }
}
