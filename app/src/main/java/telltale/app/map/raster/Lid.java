package telltale.app.map.raster;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What lies on top of every frame, whatever moves beneath it. Kept in the blocks of [Patches], and
/// laid over those that were painted on; where nothing lies, there is no block.
public final class Lid {

  private static final int CELLS = Patches.WIDTH * Patches.HEIGHT;

  private final int width;
  private final int height;
  private final int columns;
  private final int[] @Nullable [] blocks;

  /// Those of before, to be used again: as a rule as many are needed once more, a moment later.
  private final ArrayDeque<int[]> spare = new ArrayDeque<>();

  /// Nothing yet, for a picture of that size in pixels.
  public Lid(int width, int height) {
    this.width = width;
    this.height = height;
    Patches patches = new Patches(width, height);
    columns = patches.columns();
    blocks = new int[columns * ((height + Patches.HEIGHT - 1) / Patches.HEIGHT)][];
  }

  /// Takes everything away.
  public void clear() {
    spare.clear();
    for (int[] block : blocks) {
      if (block != null) {
        spare.add(block);
      }
    }
    Arrays.fill(blocks, null);
  }

  /// Lays a picture over what is there, as far as it is within.
  ///
  /// @param left where it begins, in pixels
  /// @param top where it begins
  public void add(Sprite sprite, int left, int top) {
    int x1 = Math.min(width, left + sprite.width());
    int y1 = Math.min(height, top + sprite.height());
    for (int y = Math.max(0, top); y < y1; y++) {
      int row = y / Patches.HEIGHT * columns;
      int line = y % Patches.HEIGHT * Patches.WIDTH;
      for (int x = Math.max(0, left); x < x1; x++) {
        int pixel = sprite.at(x - left, y - top);
        if (pixel != 0) {
          int[] block = block(row + x / Patches.WIDTH);
          int index = line + x % Patches.WIDTH;
          block[index] = Sprite.both(block[index], pixel);
        }
      }
    }
  }

  private int[] block(int index) {
    int[] block = blocks[index];
    if (block == null) {
      block = empty();
      blocks[index] = block;
    }
    return block;
  }

  private int[] empty() {
    int[] used = spare.poll();
    if (used == null) {
      return new int[CELLS];
    }
    Arrays.fill(used, 0);
    return used;
  }

  /// Lays it over the marked parts of a picture, which must not have it yet.
  public void draw(Surface surface, Patches patches) {
    patches.eachRun(
        (row, from, to) -> {
          for (int column = from; column < to; column++) {
            int[] block = blocks[row * columns + column];
            if (block != null) {
              draw(surface, block, column * Patches.WIDTH, row * Patches.HEIGHT);
            }
          }
        });
  }

  private void draw(Surface surface, int[] block, int left, int top) {
    int[] ground = surface.pixels();
    int across = Math.min(Patches.WIDTH, width - left);
    int down = Math.min(Patches.HEIGHT, height - top);
    for (int y = 0; y < down; y++) {
      int source = y * Patches.WIDTH;
      int target = (top + y) * width + left;
      for (int x = 0; x < across; x++) {
        int pixel = block[source + x];
        if (pixel != 0) {
          ground[target + x] = Sprite.over(ground[target + x], pixel);
        }
      }
    }
  }
}
