package telltale.app.selection;

import java.util.Optional;
import telltale.wire.Connection;
import telltale.wire.Owner;
import telltale.wire.ProcessFacts;

/// What the list shows as one process: everything that runs the same program, so that a browser's
/// many processes are one row. Connections without a process are grouped by why they have none.
///
/// @param name the process name, empty without a process
/// @param exe the executable's path, where known
/// @param ownerless why there is no process; absent when there is one
public record ProcessGroup(String name, Optional<String> exe, Optional<Owner> ownerless) {

  /// The group that a connection belongs to.
  public static ProcessGroup of(Connection connection) {
    Optional<ProcessFacts> process = connection.process();
    return process.isPresent()
        ? new ProcessGroup(process.get().name(), process.get().exe(), Optional.empty())
        : new ProcessGroup("", Optional.empty(), Optional.of(connection.owner()));
  }
}
