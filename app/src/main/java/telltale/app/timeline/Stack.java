package telltale.app.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A chart's figures: bytes of both directions in columns of equal length, the busiest programs
/// each by themselves, and the others together.
///
/// @param begin where the first column begins, in epoch seconds
/// @param columnSeconds length of a column
/// @param layers the busiest program first; what nobody owns, and the rest, last
record Stack(long begin, int columnSeconds, List<Layer> layers) {

  private static final int PROGRAMS = 6;

  /// Nothing was seen yet.
  static final Stack EMPTY = new Stack(0, 1, List.of());

  Stack {
    layers = List.copyOf(layers);
  }

  /// One program, what nobody owns, or the rest.
  ///
  /// @param program absent for what nobody owns
  /// @param others how many programs are in it besides that
  /// @param bytes for each column
  /// @param total of all columns
  record Layer(Optional<String> program, int others, List<Double> bytes, double total) {

    Layer {
      bytes = List.copyOf(bytes);
    }

    private static Layer of(Optional<String> program, int others, double[] bytes) {
      List<Double> columns = Arrays.stream(bytes).boxed().toList();
      return new Layer(program, others, columns, Arrays.stream(bytes).sum());
    }
  }

  /// The columns of a range, the last of which holds the newest moment. Columns begin at whole
  /// multiples of their length, so that they do not change while time passes.
  static Stack of(Map<Optional<String>, Series> programs, Instant newest, Range range) {
    int seconds = range.columnSeconds();
    long end = (newest.getEpochSecond() / seconds + 1) * seconds;
    long begin = end - (long) seconds * Range.COLUMNS;
    List<Layer> layers = new ArrayList<>();
    programs.forEach(
        (program, series) -> {
          double[] bytes = new double[Range.COLUMNS];
          series.addTo(bytes, (double) begin, seconds);
          Layer layer = Layer.of(program, 0, bytes);
          if (layer.total() > 0) {
            layers.add(layer);
          }
        });
    layers.sort(
        Comparator.<Layer>comparingInt(layer -> layer.program().isPresent() ? 0 : 1)
            .thenComparing(Comparator.comparingDouble(Layer::total).reversed()));
    return new Stack(begin, seconds, gathered(layers));
  }

  private static List<Layer> gathered(List<Layer> layers) {
    if (layers.size() <= PROGRAMS + 1) {
      return layers;
    }
    List<Layer> rest = layers.subList(PROGRAMS, layers.size());
    double[] bytes = new double[Range.COLUMNS];
    for (Layer layer : rest) {
      for (int column = 0; column < bytes.length; column++) {
        bytes[column] += layer.bytes().get(column);
      }
    }
    List<Layer> gathered = new ArrayList<>(layers.subList(0, PROGRAMS));
    gathered.add(Layer.of(Optional.empty(), rest.size(), bytes));
    return gathered;
  }

  /// The end of the last column, in epoch seconds.
  long end() {
    return begin + (long) columnSeconds * Range.COLUMNS;
  }

  /// All bytes of a column, as a rate.
  double rate(int column) {
    double bytes = 0;
    for (Layer layer : layers) {
      bytes += layer.bytes().get(column);
    }
    return bytes / columnSeconds;
  }

  /// The highest rate of a column.
  double peak() {
    double peak = 0;
    for (int column = 0; column < Range.COLUMNS && !layers.isEmpty(); column++) {
      peak = Math.max(peak, rate(column));
    }
    return peak;
  }
}
