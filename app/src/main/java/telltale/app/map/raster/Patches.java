package telltale.app.map.raster;

import java.util.Arrays;
import java.util.function.Consumer;

/// Which parts of a picture were painted on, in blocks of [#WIDTH] by [#HEIGHT] pixels: broad ones,
/// because a block is copied row by row.
public final class Patches {

  /// Pixels in a row of a block.
  public static final int WIDTH = 32;

  /// Rows of a block.
  public static final int HEIGHT = 16;

  private final boolean[] marked;
  private final int columns;
  private final int rows;

  /// None yet, of a picture of that size in pixels.
  public Patches(int width, int height) {
    columns = (width + WIDTH - 1) / WIDTH;
    rows = (height + HEIGHT - 1) / HEIGHT;
    marked = new boolean[columns * rows];
  }

  /// Marks every block that a box touches; what lies outside of the picture counts for nothing.
  public void mark(double left, double top, double right, double bottom) {
    int first = column(left);
    int last = column(right);
    int under = row(bottom);
    for (int row = row(top); row <= under; row++) {
      Arrays.fill(marked, row * columns + first, row * columns + last + 1, true);
    }
  }

  private int column(double x) {
    return Math.clamp((int) Math.floor(x / WIDTH), 0, columns - 1);
  }

  private int row(double y) {
    return Math.clamp((int) Math.floor(y / HEIGHT), 0, rows - 1);
  }

  /// Marks everything.
  public void markAll() {
    Arrays.fill(marked, true);
  }

  /// Marks none of the blocks that a box touches; it lies within the picture.
  public void unmark(Box box) {
    int end = (box.right + WIDTH - 1) / WIDTH;
    for (int row = box.top / HEIGHT; row * HEIGHT < box.bottom; row++) {
      Arrays.fill(marked, row * columns + box.left / WIDTH, row * columns + end, false);
    }
  }

  /// All of the blocks that a box touches; it lies within the picture. At its edges they may reach
  /// over it.
  public static Box inBlocks(Box box) {
    return new Box(
        box.left / WIDTH * WIDTH,
        box.top / HEIGHT * HEIGHT,
        (box.right + WIDTH - 1) / WIDTH * WIDTH,
        (box.bottom + HEIGHT - 1) / HEIGHT * HEIGHT);
  }

  /// Whether nothing is marked.
  public boolean isEmpty() {
    for (boolean block : marked) {
      if (block) {
        return false;
      }
    }
    return true;
  }

  /// Marks nothing.
  public void clear() {
    Arrays.fill(marked, false);
  }

  /// Marks what another of the same size has marked, too.
  public void add(Patches other) {
    for (int i = 0; i < marked.length; i++) {
      marked[i] |= other.marked[i];
    }
  }

  /// Blocks in a row.
  int columns() {
    return columns;
  }

  /// Whether a block is marked, counted row by row.
  boolean at(int block) {
    return marked[block];
  }

  /// Calls for every run of marked blocks in a row.
  void eachRun(Run run) {
    eachRun(new Box(0, 0, columns * WIDTH, rows * HEIGHT), run);
  }

  /// Calls for every run of marked blocks in a row of a box, which begins and ends with blocks or
  /// with the picture.
  void eachRun(Box box, Run run) {
    int first = box.left / WIDTH;
    int end = (box.right + WIDTH - 1) / WIDTH;
    for (int row = box.top / HEIGHT; row * HEIGHT < box.bottom; row++) {
      int line = row * columns;
      int from = first;
      while (from < end) {
        if (!marked[line + from]) {
          from++;
          continue;
        }
        int to = from + 1;
        while (to < end && marked[line + to]) {
          to++;
        }
        run.blocks(row, from, to);
        from = to;
      }
    }
  }

  /// Calls for every run of marked blocks in a row, as far as it lies within a box.
  public void eachRun(Box box, Consumer<Box> part) {
    eachRun(
        box,
        (row, from, to) ->
            part.accept(
                new Box(
                    Math.max(from * WIDTH, box.left),
                    Math.max(row * HEIGHT, box.top),
                    Math.min(to * WIDTH, box.right),
                    Math.min((row + 1) * HEIGHT, box.bottom))));
  }

  /// The smallest box around everything that is marked within another box, which begins and ends
  /// with blocks or with the picture; empty where nothing is.
  public Box within(Box box) {
    int left = Integer.MAX_VALUE;
    int right = 0;
    int top = Integer.MAX_VALUE;
    int bottom = 0;
    for (int row = box.top / HEIGHT; row * HEIGHT < box.bottom; row++) {
      for (int column = box.left / WIDTH; column * WIDTH < box.right; column++) {
        if (marked[row * columns + column]) {
          left = Math.min(left, column * WIDTH);
          right = Math.max(right, (column + 1) * WIDTH);
          top = Math.min(top, row * HEIGHT);
          bottom = (row + 1) * HEIGHT;
        }
      }
    }
    return new Box(left, top, Math.min(right, box.right), Math.min(bottom, box.bottom));
  }

  /// Hears of blocks side by side.
  interface Run {

    /// Blocks `from` to before `to` of a row of blocks.
    void blocks(int row, int from, int to);
  }

  /// Pixels `left` to before `right` and `top` to before `bottom`.
  public record Box(int left, int top, int right, int bottom) {

    /// Whether there is nothing in it.
    public boolean isEmpty() {
      return left >= right || top >= bottom;
    }
  }
}
