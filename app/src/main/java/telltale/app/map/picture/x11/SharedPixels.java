package telltale.app.map.picture.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Optional;
import telltale.app.map.picture.x11.SharedMemory.Canvas;
import telltale.app.map.raster.Patches;
import telltale.app.map.raster.Patches.Box;
import telltale.app.map.raster.Surface;

/// Memory that this process writes and the X server reads, and the window that it draws in. FX
/// thread.
///
/// Boxes lie in it one behind the other, not where they are in the window: of what is never written
/// there is no page.
@SuppressWarnings("restricted") // whoever starts the app allows it, or does without
public final class SharedPixels implements AutoCloseable {

  private static final int PIXEL_BYTES = 4;

  private final Xlib xlib;
  private final SharedMemory memory;
  private final Canvas canvas;
  private final Segment segment;

  private SharedPixels(Xlib xlib, SharedMemory memory, Canvas canvas, Segment segment) {
    this.xlib = xlib;
    this.memory = memory;
    this.canvas = canvas;
    this.segment = segment;
  }

  static Optional<SharedPixels> open(Xlib xlib, SharedMemory memory, long window, int most) {
    MemorySegment display = xlib.display();
    if (display.equals(MemorySegment.NULL) || !memory.isKnown(display)) {
      return Optional.empty();
    }
    return Segment.share(xlib, memory, display, (long) most * PIXEL_BYTES)
        .flatMap(
            segment -> {
              Optional<SharedPixels> opened =
                  image(xlib, memory, display, window, segment)
                      .map(
                          image ->
                              new Canvas(
                                  display, window, xlib.createContext(display, window), image))
                      .map(canvas -> new SharedPixels(xlib, memory, canvas, segment));
              if (opened.isEmpty()) {
                segment.close();
              }
              return opened;
            });
  }

  private static Optional<MemorySegment> image(
      Xlib xlib, SharedMemory memory, MemorySegment display, long window, Segment segment) {
    try (Arena brief = Arena.ofConfined()) {
      MemorySegment attributes = brief.allocate(Attributes.BYTES);
      xlib.trapErrors();
      boolean filled = xlib.attributes(display, window, attributes);
      if (!xlib.wentWell() || !filled) {
        return Optional.empty();
      }
      MemorySegment made =
          memory.createImage(
              display,
              attributes.get(ADDRESS, Attributes.VISUAL),
              attributes.get(JAVA_INT, Attributes.DEPTH),
              segment.info);
      if (made.equals(MemorySegment.NULL)) {
        return Optional.empty();
      }
      MemorySegment image = made.reinterpret(Image.BYTES);
      if (Image.hasOurPixels(image)) {
        return Optional.of(image);
      }
      xlib.free(image);
      return Optional.empty();
    }
  }

  /// Draws what is marked in a part of a picture of no more pixels than the given; its first pixel
  /// is at a point of the window.
  public void put(Surface picture, Patches marked, Box part, int left, int top) {
    // The server may still be reading what was drawn before.
    xlib.sync(canvas.display());
    long[] used = {0};
    marked.eachRun(
        part,
        box -> {
          int width = box.right() - box.left();
          int height = box.bottom() - box.top();
          Image.set(canvas.image(), segment.pixels.asSlice(used[0]), width, height);
          for (int y = box.top(); y < box.bottom(); y++) {
            MemorySegment.copy(
                picture.pixels(),
                y * picture.width() + box.left(),
                segment.pixels,
                JAVA_INT,
                used[0],
                width);
            used[0] += (long) width * PIXEL_BYTES;
          }
          memory.put(canvas, left + box.left(), top + box.top(), width, height);
        });
  }

  @Override
  public void close() {
    xlib.free(canvas.image());
    xlib.freeContext(canvas.display(), canvas.context());
    segment.close();
  }

  /// Shared memory and its `XShmSegmentInfo`.
  private record Segment(
      Xlib xlib,
      SharedMemory memory,
      MemorySegment display,
      MemorySegment info,
      MemorySegment pixels,
      Arena arena) {

    private static final long INFO_BYTES = 32;
    private static final long INFO_ID = 8;
    private static final long INFO_ADDRESS = 16;

    static Optional<Segment> share(
        Xlib xlib, SharedMemory memory, MemorySegment display, long bytes) {
      int id = memory.create(bytes);
      if (id < 0) {
        return Optional.empty();
      }
      MemorySegment here = memory.attachHere(id);
      if (here.address() == -1) {
        memory.remove(id);
        return Optional.empty();
      }
      Arena arena = Arena.ofConfined();
      MemorySegment info = arena.allocate(INFO_BYTES);
      info.set(JAVA_INT, INFO_ID, id);
      info.set(ADDRESS, INFO_ADDRESS, here);
      // A server on another machine has another memory.
      xlib.trapErrors();
      memory.attach(display, info);
      xlib.sync(display);
      boolean attached = xlib.wentWell();
      memory.remove(id);
      if (attached) {
        return Optional.of(
            new Segment(xlib, memory, display, info, here.reinterpret(bytes), arena));
      }
      memory.detachHere(here);
      arena.close();
      return Optional.empty();
    }

    void close() {
      memory.detach(display, info);
      xlib.sync(display);
      memory.detachHere(pixels);
      arena.close();
    }
  }

  /// Of `XWindowAttributes`, where pointers have eight bytes.
  private static final class Attributes {

    static final long BYTES = 136;
    static final long DEPTH = 20;
    static final long VISUAL = 24;
  }

  /// Of `XImage`, where pointers have eight bytes.
  private static final class Image {

    static final long BYTES = 80;
    private static final long WIDTH = 0;
    private static final long HEIGHT = 4;
    private static final long DATA = 16;
    private static final long BYTE_ORDER = 24;
    private static final long BYTES_PER_LINE = 44;
    private static final long BITS_PER_PIXEL = 48;
    private static final long RED_MASK = 56;
    private static final long BLUE_MASK = 72;

    /// Blue first in memory, as an `int` of ours has it on a machine of that byte order.
    static boolean hasOurPixels(MemorySegment image) {
      return image.get(JAVA_INT, BYTE_ORDER) == 0
          && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
          && image.get(JAVA_INT, BITS_PER_PIXEL) == 8 * PIXEL_BYTES
          && image.get(JAVA_LONG, RED_MASK) == 0xFF0000
          && image.get(JAVA_LONG, BLUE_MASK) == 0xFF;
    }

    static void set(MemorySegment image, MemorySegment data, int width, int height) {
      image.set(JAVA_INT, WIDTH, width);
      image.set(JAVA_INT, HEIGHT, height);
      image.set(ADDRESS, DATA, data);
      image.set(JAVA_INT, BYTES_PER_LINE, width * PIXEL_BYTES);
    }
  }
}
