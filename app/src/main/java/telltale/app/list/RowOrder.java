package telltale.app.list;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Remembers where rows stand between two sorts. One thread.
final class RowOrder {

  private final Map<RowKey, Integer> positions = new HashMap<>();
  private int next;

  /// Forgets rows that are gone, gives new ones the last positions, and ranks them all anew when
  /// `resort` says so. Standings are only asked for where they decide something.
  void update(Map<RowKey, Branch> rows, boolean resort) {
    positions.keySet().retainAll(rows.keySet());
    if (resort) {
      positions.clear();
      next = 0;
    }
    Map<RowKey, Standing> unplaced = new HashMap<>();
    rows.forEach(
        (key, row) -> {
          if (!positions.containsKey(key)) {
            unplaced.put(key, row.standing());
          }
        });
    unplaced.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Standing.BUSIEST_FIRST))
        .forEach(entry -> positions.put(entry.getKey(), next++));
  }

  /// The rows of one level in the order that the user sees.
  List<Branch> sorted(List<Branch> level) {
    List<Branch> sorted = new ArrayList<>(level);
    sorted.sort(
        Comparator.comparingInt(row -> positions.getOrDefault(row.place(), Integer.MAX_VALUE)));
    return sorted;
  }
}
