package telltale.app.list;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import telltale.app.flow.FlowView;
import telltale.app.selection.DomainGroup;
import telltale.app.selection.ProcessGroup;

/// What hangs under what: programs, under an opened one its domains, under an opened domain its
/// connections. One thread.
///
/// A level that offers no choice is left out: a program with a single domain shows its connections
/// at once, and so does a domain with a single one. A connection that stands for its domain has the
/// domain's place in the order, so that nothing jumps when a second one comes.
final class Outline {

  private final Folds folds;
  private final RowOrder order = new RowOrder();
  private Set<DomainGroup> withoutLevel = new HashSet<>();

  Outline(Folds folds) {
    this.folds = folds;
  }

  /// The rows from top to bottom.
  List<Branch> rows(Map<ProcessGroup, List<FlowView>> programs, boolean resort) {
    Set<DomainGroup> alone = new HashSet<>();
    List<Branch> top = new ArrayList<>(programs.size());
    programs.forEach((group, flows) -> top.add(program(group, flows, alone)));
    withoutLevel = alone;
    List<Branch> rows = new ArrayList<>(top.size());
    order.begin(resort);
    lay(top, rows);
    order.end();
    return rows;
  }

  private Branch program(ProcessGroup group, List<FlowView> flows, Set<DomainGroup> alone) {
    RowKey key = new RowKey.OfProcess(group);
    List<Branch> children = folds.isOpen(key) ? domains(group, flows, alone) : List.of();
    return Branch.ofGroup(key, flows, 0, children);
  }

  private List<Branch> domains(ProcessGroup program, List<FlowView> flows, Set<DomainGroup> alone) {
    Map<DomainGroup, List<FlowView>> domains = new LinkedHashMap<>();
    for (FlowView flow : flows) {
      domains.computeIfAbsent(DomainGroup.of(program, flow), d -> new ArrayList<>()).add(flow);
    }
    if (domains.size() == 1) {
      alone.addAll(domains.keySet());
      return connections(flows, 1);
    }
    List<Branch> level = new ArrayList<>(domains.size());
    domains.forEach((group, members) -> level.add(domain(group, members)));
    return level;
  }

  private Branch domain(DomainGroup group, List<FlowView> flows) {
    RowKey key = new RowKey.OfDomain(group);
    if (flows.size() == 1) {
      return Branch.ofConnection(key, flows.getFirst(), 1);
    }
    if (withoutLevel.contains(group)) {
      // Its connections were in view until now, and stay there.
      folds.open(key);
    }
    return Branch.ofGroup(key, flows, 1, folds.isOpen(key) ? connections(flows, 2) : List.of());
  }

  private static List<Branch> connections(List<FlowView> flows, int depth) {
    List<Branch> connections = new ArrayList<>(flows.size());
    for (FlowView flow : flows) {
      connections.add(Branch.ofConnection(new RowKey.OfConnection(flow.id()), flow, depth));
    }
    return connections;
  }

  private void lay(List<Branch> level, List<Branch> rows) {
    for (Branch branch : order.sorted(level)) {
      rows.add(branch);
      lay(branch.children(), rows);
    }
  }
}
