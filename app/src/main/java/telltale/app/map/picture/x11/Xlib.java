package telltale.app.map.picture.x11;

import static telltale.app.map.picture.x11.Bindings.INT;
import static telltale.app.map.picture.x11.Bindings.LONG;
import static telltale.app.map.picture.x11.Bindings.POINTER;
import static telltale.app.map.picture.x11.Bindings.broken;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// What is called of Xlib, by way of the connection that GDK has to the X server: it draws in the
/// order in which it was asked to. FX thread.
final class Xlib {

  private final MethodHandle display;
  private final MethodHandle trap;
  private final MethodHandle untrap;
  private final MethodHandle sync;
  private final MethodHandle attributes;
  private final MethodHandle createContext;
  private final MethodHandle freeContext;
  private final MethodHandle free;

  Xlib(Bindings of) {
    display = of.function("gdk_x11_get_default_xdisplay", POINTER);
    trap = of.procedure("gdk_error_trap_push");
    untrap = of.function("gdk_error_trap_pop", INT);
    sync = of.procedure("XSync", POINTER, INT);
    attributes = of.function("XGetWindowAttributes", INT, POINTER, LONG, POINTER);
    createContext = of.function("XCreateGC", POINTER, POINTER, LONG, LONG, POINTER);
    freeContext = of.procedure("XFreeGC", POINTER, POINTER);
    free = of.procedure("XFree", POINTER);
  }

  /// GDK's connection to the X server.
  MemorySegment display() {
    try {
      return (MemorySegment) display.invokeExact();
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  /// Errors of the X server are counted from now on; untrapped, they end the process.
  void trapErrors() {
    try {
      trap.invokeExact();
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  /// Waits for the server; whether it made no error since [#trapErrors].
  boolean wentWell() {
    try {
      return (int) untrap.invokeExact() == 0;
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  /// Waits until the server has done all that it was asked for.
  void sync(MemorySegment display) {
    try {
      sync.invokeExact(display, 0);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  /// Whether the window is there and the `XWindowAttributes` were filled in.
  boolean attributes(MemorySegment display, long window, MemorySegment filled) {
    try {
      return (int) attributes.invokeExact(display, window, filled) != 0;
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  /// A graphics context, as it is without a wish.
  MemorySegment createContext(MemorySegment display, long window) {
    try {
      return (MemorySegment) createContext.invokeExact(display, window, 0L, MemorySegment.NULL);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  void freeContext(MemorySegment display, MemorySegment context) {
    try {
      freeContext.invokeExact(display, context);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  /// Frees what Xlib allocated.
  void free(MemorySegment allocated) {
    try {
      free.invokeExact(allocated);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }
}
