package telltale.app.map.picture.x11;

import static telltale.app.map.picture.x11.Bindings.INT;
import static telltale.app.map.picture.x11.Bindings.LONG;
import static telltale.app.map.picture.x11.Bindings.POINTER;
import static telltale.app.map.picture.x11.Bindings.broken;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// What is called of the MIT-SHM extension of X11, and of System V's shared memory, which it is
/// made for. FX thread.
final class SharedMemory {

  private static final int PRIVATE = 0;
  private static final int CREATE_FOR_THIS_USER = 01600;
  private static final int REMOVE = 0;
  private static final int Z_PIXMAP = 2;

  private final MethodHandle get;
  private final MethodHandle attachHere;
  private final MethodHandle detachHere;
  private final MethodHandle control;
  private final MethodHandle query;
  private final MethodHandle createImage;
  private final MethodHandle attach;
  private final MethodHandle detach;
  private final MethodHandle put;

  SharedMemory(Bindings of) {
    get = of.function("shmget", INT, INT, LONG, INT);
    attachHere = of.function("shmat", POINTER, INT, POINTER, INT);
    detachHere = of.procedure("shmdt", POINTER);
    control = of.procedure("shmctl", INT, INT, POINTER);
    query = of.function("XShmQueryExtension", INT, POINTER);
    createImage =
        of.function(
            "XShmCreateImage", POINTER, POINTER, POINTER, INT, INT, POINTER, POINTER, INT, INT);
    attach = of.procedure("XShmAttach", POINTER, POINTER);
    detach = of.procedure("XShmDetach", POINTER, POINTER);
    put =
        of.procedure(
            "XShmPutImage", POINTER, LONG, POINTER, POINTER, INT, INT, INT, INT, INT, INT, INT);
  }

  /// A new segment that only this user can read, or -1.
  int create(long bytes) {
    try {
      return (int) get.invokeExact(PRIVATE, bytes, CREATE_FOR_THIS_USER);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  /// Where it is in this process, or the address -1.
  MemorySegment attachHere(int segment) {
    try {
      return (MemorySegment) attachHere.invokeExact(segment, MemorySegment.NULL, 0);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  void detachHere(MemorySegment address) {
    try {
      detachHere.invokeExact(address);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  /// Removes it as soon as nobody has it attached any more, however they end.
  void remove(int segment) {
    try {
      control.invokeExact(segment, REMOVE, MemorySegment.NULL);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  /// Whether the X server knows the extension.
  boolean isKnown(MemorySegment display) {
    try {
      return (int) query.invokeExact(display) != 0;
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  /// An `XImage` of one pixel, which is to be freed.
  MemorySegment createImage(
      MemorySegment display, MemorySegment visual, int depth, MemorySegment info) {
    try {
      return (MemorySegment)
          createImage.invokeExact(display, visual, depth, Z_PIXMAP, MemorySegment.NULL, info, 1, 1);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  /// Has the server attach what an `XShmSegmentInfo` says.
  void attach(MemorySegment display, MemorySegment info) {
    try {
      attach.invokeExact(display, info);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  void detach(MemorySegment display, MemorySegment info) {
    try {
      detach.invokeExact(display, info);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  /// Asks the server to read an `XImage` and draw it in a window.
  void put(Canvas on, int left, int top, int width, int height) {
    try {
      put.invokeExact(
          on.display, on.window, on.context, on.image, 0, 0, left, top, width, height, 0);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  /// What is drawn, and on what.
  record Canvas(MemorySegment display, long window, MemorySegment context, MemorySegment image) {}
}
