package telltale.app.list;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// Remembers where rows stand between two sorts. One thread.
final class RowOrder {

  private final Map<RowKey, Integer> positions = new HashMap<>();
  private int next;

  /// Forgets rows that are gone, gives new ones the last positions, and ranks them all anew when
  /// `resort` says so. Standings are only asked for where they decide something.
  void update(Map<RowKey, Supplier<Standing>> rows, boolean resort) {
    positions.keySet().retainAll(rows.keySet());
    if (resort) {
      positions.clear();
      next = 0;
    }
    Map<RowKey, Standing> unplaced = new HashMap<>();
    rows.forEach(
        (key, standing) -> {
          if (!positions.containsKey(key)) {
            unplaced.put(key, standing.get());
          }
        });
    unplaced.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Standing.BUSIEST_FIRST))
        .forEach(entry -> positions.put(entry.getKey(), next++));
  }

  /// The things in the order that the user sees.
  <T> List<T> sorted(Collection<T> things, Function<T, RowKey> key) {
    List<T> sorted = new ArrayList<>(things);
    sorted.sort(
        Comparator.comparingInt(
            thing -> positions.getOrDefault(key.apply(thing), Integer.MAX_VALUE)));
    return sorted;
  }
}
