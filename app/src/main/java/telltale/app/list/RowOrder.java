package telltale.app.list;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Remembers where rows stand between two sorts. One thread.
///
/// Every row is looked up once for each listing, and its standing is asked for only where it
/// decides something: there may be ten thousand of them.
final class RowOrder {

  private final Map<RowKey, Rank> ranks = new HashMap<>();
  private int next;
  private int listing;
  private int met;

  private static final class Rank {

    private final int position;
    private int metIn;

    Rank(int position) {
      this.position = position;
    }
  }

  private record Newcomer(Branch row, Standing standing) {}

  /// Begins another listing, which ranks all rows anew when `resort` says so.
  void begin(boolean resort) {
    if (resort) {
      ranks.clear();
      next = 0;
    }
    listing++;
    met = 0;
  }

  /// The rows of one level in the order that the user sees: those that were there, then new ones.
  List<Branch> sorted(List<Branch> level) {
    List<Branch> known = new ArrayList<>(level.size());
    int[] positions = new int[level.size()];
    List<Newcomer> newcomers = new ArrayList<>();
    for (Branch row : level) {
      Rank rank = ranks.get(row.place());
      if (rank == null) {
        newcomers.add(new Newcomer(row, row.standing()));
      } else {
        meet(rank);
        positions[known.size()] = rank.position;
        known.add(row);
      }
    }
    List<Branch> sorted = byPosition(known, positions);
    newcomers.sort((a, b) -> Standing.BUSIEST_FIRST.compare(a.standing(), b.standing()));
    for (Newcomer newcomer : newcomers) {
      sorted.add(newcomer.row());
      Rank rank = new Rank(next++);
      ranks.put(newcomer.row().place(), rank);
      meet(rank);
    }
    return sorted;
  }

  /// Ends the listing: forgets rows that it did not hold.
  void end() {
    if (ranks.size() > met) {
      ranks.values().removeIf(rank -> rank.metIn != listing);
    }
  }

  private void meet(Rank rank) {
    rank.metIn = listing;
    met++;
  }

  private static List<Branch> byPosition(List<Branch> rows, int[] positions) {
    long[] keys =
        IntStream.range(0, rows.size()).mapToLong(i -> (long) positions[i] << 32 | i).toArray();
    Arrays.sort(keys);
    List<Branch> sorted = new ArrayList<>(rows.size());
    for (long key : keys) {
      sorted.add(rows.get((int) key));
    }
    return sorted;
  }
}
