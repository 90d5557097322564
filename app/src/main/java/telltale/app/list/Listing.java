package telltale.app.list;

import java.util.List;

/// The whole list, ready to be drawn.
///
/// @param rows from top to bottom, opened processes followed by their connections
/// @param processes how many processes pass the filter
/// @param connections how many open connections pass the filter
/// @param hidden how many open connections the filter leaves out
public record Listing(List<Row> rows, int processes, int connections, int hidden) {

  /// Nothing to list.
  public static final Listing EMPTY = new Listing(List.of(), 0, 0, 0);

  /// Copies the list.
  public Listing {
    rows = List.copyOf(rows);
  }
}
