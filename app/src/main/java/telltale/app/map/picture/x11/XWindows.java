package telltale.app.map.picture.x11;

import java.util.NoSuchElementException;
import java.util.Optional;

/// What is needed to put pixels into windows of X11. Made on any thread, which takes a fifth of a
/// second; used on the FX thread alone.
public final class XWindows {

  private final Xlib xlib;
  private final SharedMemory memory;

  private XWindows(Bindings bindings) {
    xlib = new Xlib(bindings);
    memory = new SharedMemory(bindings);
  }

  /// Empty where the JVM was not told to let us call libraries, or one of them is missing.
  public static Optional<XWindows> load() {
    if (!XWindows.class.getModule().isNativeAccessEnabled()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new XWindows(Bindings.of("libgdk-3.so.0", "libX11.so.6", "libXext.so.6")));
    } catch (IllegalArgumentException | NoSuchElementException missing) {
      return Optional.empty();
    }
  }

  /// Something that puts pixels into a window of this process; empty where the X server cannot read
  /// this machine's memory, or has pixels of another kind.
  ///
  /// @param window the number that X11 knows it by
  /// @param most so many pixels at a time
  public Optional<SharedPixels> open(long window, int most) {
    return SharedPixels.open(xlib, memory, window, most);
  }
}
