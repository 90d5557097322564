package telltale.app.selection;

import java.util.Optional;
import telltale.app.flow.FlowView;
import telltale.app.identity.Identity;
import telltale.wire.Connection;
import telltale.wire.Owner;
import telltale.wire.ProcessFacts;

/// What the list shows as one process: everything that runs the same program, so that a browser's
/// many processes are one row. Connections without a process are grouped by why they have none.
///
/// @param name the process name, empty without a process
/// @param exe the executable's path, where known
/// @param script what it runs where it is an interpreter: two scripts are two rows
/// @param ownerless why there is no process; absent when there is one
public record ProcessGroup(
    String name, Optional<String> exe, Optional<String> script, Optional<Owner> ownerless) {

  /// What every row of the list is looked up by: from what strings remember of themselves.
  @Override
  public int hashCode() {
    return 31 * name.hashCode() + exe.hashCode();
  }

  /// The group that a connection belongs to.
  public static ProcessGroup of(FlowView flow) {
    Connection connection = flow.connection();
    Optional<ProcessFacts> process = connection.process();
    Optional<String> script = flow.identity().flatMap(Identity::script);
    return process.isPresent()
        ? new ProcessGroup(process.get().name(), process.get().exe(), script, Optional.empty())
        : new ProcessGroup("", Optional.empty(), Optional.empty(), Optional.of(connection.owner()));
  }
}
