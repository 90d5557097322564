package telltale.app.list;

import java.util.List;
import telltale.app.words.Words;

/// The whole list.
///
/// @param branches from top to bottom, each opened one followed by what hangs under it
/// @param processes how many processes pass the filter
/// @param open how many connections are open
public record Listing(List<Branch> branches, int processes, Connections open) {

  /// Nothing to list.
  public static final Listing EMPTY = new Listing(List.of(), 0, new Connections(0, 0, 0, 0));

  /// Copies the list.
  public Listing {
    branches = List.copyOf(branches);
  }

  /// Every row, ready to be drawn.
  List<Row> rows(Words words) {
    return branches.stream().map(branch -> branch.spelled(words)).toList();
  }

  /// Open connections.
  ///
  /// @param passing how many pass the filter
  /// @param hidden how many are left out, by the filter or as local
  /// @param local how many of those would pass the filter, but never leave this machine and its own
  ///     networks
  /// @param fresh how many are news, whatever the filter says of them
  public record Connections(int passing, int hidden, int local, int fresh) {}
}
