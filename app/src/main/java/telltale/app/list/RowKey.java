package telltale.app.list;

import telltale.app.selection.DomainGroup;
import telltale.app.selection.ProcessGroup;

/// Names a row for as long as it is in the list, whatever its texts say meanwhile.
public sealed interface RowKey {

  /// The row of a process.
  ///
  /// @param group the process
  record OfProcess(ProcessGroup group) implements RowKey {}

  /// The row of what a process has to do with a domain.
  ///
  /// @param group the process and the domain
  record OfDomain(DomainGroup group) implements RowKey {}

  /// The row of a connection.
  ///
  /// @param id the connection
  record OfConnection(long id) implements RowKey {}
}
