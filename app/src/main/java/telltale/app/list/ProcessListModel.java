package telltale.app.list;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;
import telltale.app.selection.DomainGroup;
import telltale.app.selection.ProcessGroup;

/// Turns snapshots into rows. Remembers what is opened, and the order, so that rows do not jump:
/// the order changes at most every [#RESORT_MILLIS], new rows go to the end of their level until
/// then. One thread.
public final class ProcessListModel {

  /// The shortest time between two sorts.
  static final long RESORT_MILLIS = 2000;

  private final Folds folds = new Folds();
  private final Outline outline = new Outline(folds);
  private final News news;
  private final SearchTexts texts;
  private Scope scope = Scope.ALL;
  private FlowSnapshot snapshot = FlowSnapshot.EMPTY;
  private long sortedAtMillis = Long.MIN_VALUE / 2;
  private boolean held;

  /// @param news what came while nobody looked
  /// @param texts what plain words are looked for in
  public ProcessListModel(News news, SearchTexts texts) {
    this.news = news;
    this.texts = texts;
  }

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
    folds.filter(!newFilter.letsAllThrough());
    sortedAtMillis = nowMillis - RESORT_MILLIS;
    return listing(nowMillis);
  }

  /// Opens or closes a row.
  public Listing toggle(RowKey key, long nowMillis) {
    folds.toggle(key);
    return listing(nowMillis);
  }

  /// Opens what a connection hangs under, so that its row exists.
  public Listing reveal(long id, long nowMillis) {
    for (FlowView flow : snapshot.flows()) {
      if (flow.id() == id) {
        DomainGroup domain = DomainGroup.of(flow);
        folds.open(new RowKey.OfDomain(domain));
        return open(new RowKey.OfProcess(domain.program()), nowMillis);
      }
    }
    return listing(nowMillis);
  }

  /// The rows of some connections, and those that they hang under.
  public Set<RowKey> rowsOf(Set<Long> ids) {
    Set<RowKey> keys = new HashSet<>();
    for (FlowView flow : ids.isEmpty() ? List.<FlowView>of() : snapshot.flows()) {
      if (ids.contains(flow.id())) {
        keys.add(new RowKey.OfConnection(flow.id()));
        DomainGroup domain = DomainGroup.of(flow);
        keys.add(new RowKey.OfDomain(domain));
        keys.add(new RowKey.OfProcess(domain.program()));
      }
    }
    return keys;
  }

  /// Opens a row.
  public Listing open(RowKey key, long nowMillis) {
    folds.open(key);
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
    Predicate<FlowView> filter = scope.filter().in(new Sight(snapshot.at(), news, texts));
    for (FlowView flow : snapshot.flows()) {
      boolean matches = filter.test(flow);
      boolean passes = matches && !scope.leavesOut(flow);
      if (passes) {
        groups.computeIfAbsent(ProcessGroup.of(flow), g -> new ArrayList<>()).add(flow);
      }
      if (flow.end().isEmpty()) {
        tally.add(matches, passes);
        tally.fresh += !scope.leavesOut(flow) && news.isNew(flow) ? 1 : 0;
      }
    }
    boolean resort = !held && nowMillis - sortedAtMillis >= RESORT_MILLIS;
    if (resort) {
      sortedAtMillis = nowMillis;
    }
    return new Listing(
        outline.rows(groups, resort),
        groups.size(),
        new Listing.Connections(tally.passing, tally.hidden, tally.local, tally.fresh));
  }

  /// Counts open connections.
  private static final class Tally {

    private int passing;
    private int hidden;
    private int local;
    private int fresh;

    void add(boolean matches, boolean passes) {
      passing += passes ? 1 : 0;
      hidden += passes ? 0 : 1;
      local += matches && !passes ? 1 : 0;
    }
  }
}
