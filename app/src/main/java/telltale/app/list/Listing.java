package telltale.app.list;

import java.util.List;

/// The whole list.
///
/// @param branches from top to bottom, each opened one followed by what hangs under it
/// @param processes how many processes pass the filter
/// @param connections how many open connections pass the filter
/// @param hidden how many open connections are left out, by the filter or as local
/// @param local how many of those would pass the filter, but never leave this machine and its
///     own networks
public record Listing(
    List<Branch> branches, int processes, int connections, int hidden, int local) {

  /// Nothing to list.
  public static final Listing EMPTY = new Listing(List.of(), 0, 0, 0, 0);

  /// Copies the list.
  public Listing {
    branches = List.copyOf(branches);
  }

  /// Every row, ready to be drawn.
  List<Row> rows() {
    return branches.stream().map(Branch::spelled).toList();
  }
}
