package telltale.app.list;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;
import telltale.app.selection.ProcessGroup;

/// Turns snapshots into rows. Remembers what is opened, and the order, so that rows do not jump:
/// the order changes at most every [#RESORT_MILLIS], new rows go to the end of their level until
/// then. One thread.
public final class ProcessListModel {

  /// The shortest time between two sorts.
  static final long RESORT_MILLIS = 2000;

  private final Set<ProcessGroup> opened = new HashSet<>();
  private final Set<ProcessGroup> closedWhileFiltering = new HashSet<>();
  private final RowOrder order = new RowOrder();
  private Scope scope = Scope.ALL;
  private FlowSnapshot snapshot = FlowSnapshot.EMPTY;
  private long sortedAtMillis = Long.MIN_VALUE / 2;
  private boolean held;

  /// Takes the newest state.
  ///
  /// @param nowMillis a monotonic clock
  public Listing show(FlowSnapshot newest, long nowMillis) {
    snapshot = newest;
    return listing(nowMillis);
  }

  /// Takes another filter; what it finds is shown opened, and sorted afresh.
  public Listing filter(FlowFilter newFilter, long nowMillis) {
    scope = scope.with(newFilter);
    closedWhileFiltering.clear();
    sortedAtMillis = nowMillis - RESORT_MILLIS;
    return listing(nowMillis);
  }

  /// Opens or closes a process.
  public Listing toggle(ProcessGroup group, long nowMillis) {
    Set<ProcessGroup> exceptions = scope.filter().letsAllThrough() ? opened : closedWhileFiltering;
    if (!exceptions.remove(group)) {
      exceptions.add(group);
    }
    return listing(nowMillis);
  }

  /// Opens the process of a connection, so that its row exists.
  public Listing reveal(long id, long nowMillis) {
    for (FlowView flow : snapshot.flows()) {
      if (flow.id() == id) {
        return open(ProcessGroup.of(flow), nowMillis);
      }
    }
    return listing(nowMillis);
  }

  /// The rows of some connections, and those of their processes.
  public Set<RowKey> rowsOf(Set<Long> ids) {
    Set<RowKey> keys = new HashSet<>();
    for (FlowView flow : ids.isEmpty() ? List.<FlowView>of() : snapshot.flows()) {
      if (ids.contains(flow.id())) {
        keys.add(new RowKey.OfConnection(flow.id()));
        keys.add(new RowKey.OfProcess(ProcessGroup.of(flow)));
      }
    }
    return keys;
  }

  /// Opens a process.
  public Listing open(ProcessGroup group, long nowMillis) {
    opened.add(group);
    closedWhileFiltering.remove(group);
    return listing(nowMillis);
  }

  /// Leaves out, or lists again, what never leaves this machine and its own networks.
  public Listing hideLocal(boolean hide, long nowMillis) {
    scope = scope.hidingLocal(hide);
    return listing(nowMillis);
  }

  /// Keeps the order while the user is about to click.
  public void hold(boolean hold) {
    held = hold;
  }

  private Listing listing(long nowMillis) {
    Map<ProcessGroup, List<FlowView>> groups = new LinkedHashMap<>();
    Tally tally = new Tally();
    Predicate<FlowView> filter = scope.filter().at(snapshot.at());
    for (FlowView flow : snapshot.flows()) {
      boolean matches = filter.test(flow);
      boolean passes = matches && !scope.leavesOut(flow);
      if (passes) {
        groups.computeIfAbsent(ProcessGroup.of(flow), g -> new ArrayList<>()).add(flow);
      }
      if (flow.end().isEmpty()) {
        tally.add(matches, passes);
      }
    }
    boolean resort = !held && nowMillis - sortedAtMillis >= RESORT_MILLIS;
    if (resort) {
      sortedAtMillis = nowMillis;
    }
    return new Listing(
        rows(groups, resort), groups.size(), tally.passing, tally.hidden, tally.local);
  }

  private List<Row> rows(Map<ProcessGroup, List<FlowView>> groups, boolean resort) {
    Map<RowKey, Supplier<Standing>> standings = new HashMap<>();
    groups.forEach(
        (group, flows) -> {
          standings.put(new RowKey.OfProcess(group), () -> Standing.of(group, flows));
          if (isOpen(group)) {
            flows.forEach(
                flow -> standings.put(new RowKey.OfConnection(flow.id()), () -> Standing.of(flow)));
          }
        });
    order.update(standings, resort);
    List<ProcessGroup> sorted = order.sorted(groups.keySet(), RowKey.OfProcess::new);
    List<Row> rows = new ArrayList<>();
    for (ProcessGroup group : sorted) {
      List<FlowView> flows = groups.getOrDefault(group, List.of());
      rows.add(Rows.ofProcess(group, flows, isOpen(group)));
      if (isOpen(group)) {
        order.sorted(flows, flow -> new RowKey.OfConnection(flow.id())).stream()
            .map(Rows::ofConnection)
            .forEach(rows::add);
      }
    }
    return rows;
  }

  private boolean isOpen(ProcessGroup group) {
    return scope.filter().letsAllThrough()
        ? opened.contains(group)
        : !closedWhileFiltering.contains(group);
  }

  /// Counts open connections.
  private static final class Tally {

    private int passing;
    private int hidden;
    private int local;

    void add(boolean matches, boolean passes) {
      passing += passes ? 1 : 0;
      hidden += passes ? 0 : 1;
      local += matches && !passes ? 1 : 0;
    }
  }
}
