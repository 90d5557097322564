package telltale.app.list;

import java.util.HashSet;
import java.util.Set;

/// What is opened. While a filter is typed everything is, because what it finds is to be seen,
/// except what the user closes meanwhile. One thread.
final class Folds {

  private final Set<RowKey> opened = new HashSet<>();
  private final Set<RowKey> closedWhileFiltering = new HashSet<>();
  private boolean filtering;

  boolean isOpen(RowKey key) {
    return filtering ? !closedWhileFiltering.contains(key) : opened.contains(key);
  }

  void toggle(RowKey key) {
    Set<RowKey> exceptions = filtering ? closedWhileFiltering : opened;
    if (!exceptions.remove(key)) {
      exceptions.add(key);
    }
  }

  void open(RowKey key) {
    opened.add(key);
    closedWhileFiltering.remove(key);
  }

  /// Another filter is typed, or none.
  void filter(boolean typed) {
    filtering = typed;
    closedWhileFiltering.clear();
  }
}
