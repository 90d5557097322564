package telltale.app.list;

import java.util.List;

/// The whole list, ready to be drawn.
///
/// @param rows from top to bottom, opened processes followed by their connections
/// @param processes how many processes pass the filter
/// @param connections how many open connections pass the filter
/// @param hidden how many open connections are left out, by the filter or as local
/// @param local how many of those would pass the filter, but never leave this machine and its
///     own networks
public record Listing(List<Row> rows, int processes, int connections, int hidden, int local) {

  /// Nothing to list.
  public static final Listing EMPTY = new Listing(List.of(), 0, 0, 0, 0);

  /// Copies the list.
  public Listing {
    rows = List.copyOf(rows);
  }
}
