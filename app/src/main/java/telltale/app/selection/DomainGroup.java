package telltale.app.selection;

import java.net.InetAddress;
import java.util.Optional;
import telltale.app.flow.FlowView;

/// What the list shows as one domain: everything that one program has to do with one registrable
/// domain. Connections without a host name are grouped by their remote address.
///
/// @param program whose connections they are
/// @param name the domain; absent without a host name
/// @param address the remote address where there is no host name
public record DomainGroup(
    ProcessGroup program, Optional<String> name, Optional<InetAddress> address) {

  /// What every row of the list is looked up by: from what strings remember of themselves.
  @Override
  public int hashCode() {
    return 31 * program.hashCode() + (name.isPresent() ? name : address).hashCode();
  }

  /// The group that a connection belongs to.
  public static DomainGroup of(FlowView flow) {
    return of(ProcessGroup.of(flow), flow);
  }

  /// The same, for who knows the program already.
  public static DomainGroup of(ProcessGroup program, FlowView flow) {
    return flow.domain().isPresent()
        ? new DomainGroup(program, flow.domain(), Optional.empty())
        : new DomainGroup(
            program, Optional.empty(), Optional.of(flow.connection().remote().address()));
  }
}
