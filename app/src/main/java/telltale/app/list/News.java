package telltale.app.list;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;
import telltale.app.latest.Latest;
import telltale.app.selection.DomainGroup;

/// What programs did for the first time while nobody looked: a program that was not there before,
/// and a program's domain that was not. Another connection to where a program goes anyway is no
/// news. It stays news until the user looks away again, or says that all of it is seen. One thread.
///
/// The latest few ten thousand programs and domains are remembered; one that was forgotten may be
/// news once more.
public final class News {

  /// A shorter look is a glance on the way to another window.
  static final long GLANCE_MILLIS = 2_000;

  /// What a stream begins with is no news, however long it takes to be told.
  static final int BEGINNING_SECONDS = 3;

  private static final int LIMIT = 32_768;
  private static final int SEEN = 0;

  private final Map<Object, Integer> met = new Latest<>(LIMIT);
  private final Map<Long, Noted> noted = new HashMap<>();
  private Instant begun = Instant.MAX;
  private boolean looking = true;
  private long lookingSince = Long.MIN_VALUE / 2;
  private int absence = SEEN + 1;
  private boolean any;

  /// What was known of a connection when its group was last looked up.
  private record Noted(FlowView flow, DomainGroup group) {

    /// The stream names both ends anew only when it learnt something.
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(FlowView newest) {
      return newest.names() == flow.names() && newest.connection() == flow.connection();
    }
  }

  /// Nothing is news, and somebody looks.
  public News() {}

  /// Takes the newest state, with the names that it really has.
  public void note(FlowSnapshot snapshot) {
    if (begun.equals(Instant.MAX) && !snapshot.flows().isEmpty()) {
      begun = snapshot.at().plusSeconds(BEGINNING_SECONDS);
    }
    int when = !looking && snapshot.at().isAfter(begun) ? absence : SEEN;
    for (FlowView flow : snapshot.flows()) {
      Noted before = noted.get(flow.id());
      if (before == null || !before.isOf(flow)) {
        DomainGroup group = DomainGroup.of(flow);
        noted.put(flow.id(), new Noted(flow, group));
        meet(group.program(), when);
        meet(group, when);
      }
    }
    forgetEnded(snapshot);
  }

  private void meet(Object group, int when) {
    if (met.putIfAbsent(group, when) == null) {
      any |= when == absence;
    }
  }

  private void forgetEnded(FlowSnapshot snapshot) {
    if (noted.size() > snapshot.flows().size() + 1000) {
      Set<Long> present = new HashSet<>();
      snapshot.flows().forEach(flow -> present.add(flow.id()));
      noted.keySet().retainAll(present);
    }
  }

  /// Another stream begins: ids name other connections, and programs are those of before.
  public void beginStream() {
    noted.clear();
    begun = Instant.MAX;
  }

  /// Somebody begins to look, or looks away, and then knows all that was there.
  ///
  /// @param looks whether somebody looks from here on
  /// @param nowMillis a monotonic clock
  public void look(boolean looks, long nowMillis) {
    if (looking && !looks && nowMillis - lookingSince >= GLANCE_MILLIS) {
      markSeen();
    }
    looking = looks;
    lookingSince = nowMillis;
  }

  /// Nothing is news any more.
  public void markSeen() {
    absence++;
    any = false;
  }

  /// Whether a connection belongs to a program or a domain that is news.
  public boolean isNew(FlowView flow) {
    Noted known = any ? noted.get(flow.id()) : null;
    return known != null && (isNew(known.group()) || isNew(known.group().program()));
  }

  /// Whether a row carries the mark: the highest one of which everything is news, and whatever is
  /// closed over some.
  boolean marks(Branch row) {
    return any
        && switch (row.key()) {
          case RowKey.OfProcess process ->
              programIsNew(row)
                  || (row.fold() == Row.Fold.CLOSED && row.flows().stream().anyMatch(this::isNew));
          case RowKey.OfDomain domain -> isNew(row.flows().getFirst()) && !programIsNew(row);
          case RowKey.OfConnection connection ->
              row.depth() < 2 && isNew(row.flows().getFirst()) && !programIsNew(row);
        };
  }

  private boolean programIsNew(Branch row) {
    Noted known = noted.get(row.flows().getFirst().id());
    return known != null && isNew(known.group().program());
  }

  private boolean isNew(Object group) {
    return met.getOrDefault(group, SEEN) == absence;
  }
}
