package telltale.app.shot;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// A picture in at most 256 colours, which takes a quarter of the room: colours are gathered in
/// boxes that are halved, the most telling one first (median cut), and each becomes the mean of
/// its box.
final class FewColours {

  private static final int MOST = 256;
  private static final int BITS = 6;
  private static final int CELLS = 1 << (3 * BITS);

  private final int[] counts = new int[CELLS];
  private final long[][] sums = new long[3][CELLS];

  private FewColours(int[] rgb) {
    for (int pixel : rgb) {
      int cell = cell(pixel);
      counts[cell]++;
      for (int channel = 0; channel < 3; channel++) {
        sums[channel][cell] += (pixel >> (16 - 8 * channel)) & 255;
      }
    }
  }

  static BufferedImage picture(int[] rgb, int width, int height) {
    return new FewColours(rgb).drawn(rgb, width, height);
  }

  private BufferedImage drawn(int[] rgb, int width, int height) {
    List<int[]> boxes = boxes();
    byte[][] palette = new byte[3][boxes.size()];
    byte[] index = new byte[CELLS];
    for (int box = 0; box < boxes.size(); box++) {
      for (int channel = 0; channel < 3; channel++) {
        palette[channel][box] = (byte) Math.round(mean(boxes.get(box), channel));
      }
      for (int cell : boxes.get(box)) {
        index[cell] = (byte) box;
      }
    }
    IndexColorModel model =
        new IndexColorModel(8, boxes.size(), palette[0], palette[1], palette[2]);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    byte[] row = new byte[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        row[x] = index[cell(rgb[y * width + x])];
      }
      image.getRaster().setDataElements(0, y, width, 1, row);
    }
    return image;
  }

  private List<int[]> boxes() {
    List<int[]> boxes = new ArrayList<>();
    boxes.add(IntStream.range(0, CELLS).filter(cell -> counts[cell] > 0).toArray());
    while (boxes.size() < MOST) {
      int[] widest =
          boxes.stream()
              .filter(box -> box.length > 1)
              .max(Comparator.comparingDouble(this::weight))
              .orElse(null);
      if (widest == null) {
        break;
      }
      boxes.remove(widest);
      int channel = widestChannel(widest);
      int[] sorted =
          Arrays.stream(widest)
              .boxed()
              .sorted(Comparator.comparingInt(cell -> part(cell, channel)))
              .mapToInt(Integer::intValue)
              .toArray();
      int half = half(sorted);
      boxes.add(Arrays.copyOfRange(sorted, 0, half));
      boxes.add(Arrays.copyOfRange(sorted, half, sorted.length));
    }
    return boxes;
  }

  /// Half of the pixels, where both halves get something. Counted by their root: a sea of one
  /// colour must not take the colours away from what lies in it.
  private int half(int[] sorted) {
    double all = Arrays.stream(sorted).mapToDouble(this::share).sum();
    double passed = 0;
    for (int i = 0; i < sorted.length - 1; i++) {
      passed += share(sorted[i]);
      if (passed >= all / 2) {
        return i + 1;
      }
    }
    return sorted.length - 1;
  }

  private double weight(int[] box) {
    int channel = widestChannel(box);
    return range(box, channel) * Math.sqrt(Arrays.stream(box).mapToDouble(this::share).sum());
  }

  private double share(int cell) {
    return Math.sqrt(counts[cell]);
  }

  private static int widestChannel(int[] box) {
    return IntStream.range(0, 3)
        .boxed()
        .max(Comparator.comparingDouble(channel -> range(box, channel)))
        .orElse(0);
  }

  private static double range(int[] box, int channel) {
    int least = Integer.MAX_VALUE;
    int most = Integer.MIN_VALUE;
    for (int cell : box) {
      least = Math.min(least, part(cell, channel));
      most = Math.max(most, part(cell, channel));
    }
    return most - least;
  }

  private double mean(int[] box, int channel) {
    long sum = 0;
    long pixels = 0;
    for (int cell : box) {
      sum += sums[channel][cell];
      pixels += counts[cell];
    }
    return (double) sum / pixels;
  }

  private static int part(int cell, int channel) {
    return (cell >> (BITS * (2 - channel))) & ((1 << BITS) - 1);
  }

  private static int cell(int pixel) {
    int cell = 0;
    for (int channel = 0; channel < 3; channel++) {
      cell = (cell << BITS) | (((pixel >> (16 - 8 * channel)) & 255) >> (8 - BITS));
    }
    return cell;
  }
}
