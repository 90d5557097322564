package telltale.app.window;

import java.util.List;
import java.util.Optional;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;
import telltale.app.link.LinkState;
import telltale.app.list.FlowFilter;
import telltale.app.list.News;
import telltale.app.list.Scope;
import telltale.app.list.SearchTexts;
import telltale.app.list.Sight;
import telltale.app.pulse.SnapshotPump.Frame;
import telltale.app.selection.DomainGroup;
import telltale.app.selection.ProcessGroup;
import telltale.app.selection.Selection;
import telltale.app.text.Amount;
import telltale.app.veil.Veil;
import telltale.app.words.Phrase;
import telltale.app.words.Speech;

/// What the window shows: the newest frame, or a span of the past in its place, and how much of it.
/// Names that others must not see are taken out here and nowhere else. FX thread only.
final class Shown {

  private Frame frame = new Frame(new LinkState.Authorising(), FlowSnapshot.EMPTY);
  private Optional<FlowSnapshot> past = Optional.empty();
  private final Veil veil;
  private boolean masked;
  private final News news = new News();
  private final SearchTexts texts;
  private Scope scope = Scope.ALL;
  private long scopeVersion;
  private long takenMillis;
  private long passedSecond;

  /// @param speech the language that is spoken
  Shown(Speech speech) {
    veil = new Veil(speech);
    texts = new SearchTexts(speech);
  }

  /// The newest frame, whether it is shown or waits behind the past.
  Frame frame() {
    return masked ? new Frame(Veil.over(frame.link()), veil.over(frame.snapshot())) : frame;
  }

  /// Takes out hosts, addresses, users, paths and arguments from here on, or shows them again.
  ///
  /// @param picked what is picked
  /// @return the same, as it is called now
  Selection mask(boolean mask, Selection picked) {
    Optional<FlowView> one = oneOf(picked, whole().flows());
    masked = mask;
    veil.forget();
    scopeVersion++;
    return one.map(flow -> renamed(picked, mask ? veil.over(flow) : unveiled(flow))).orElse(picked);
  }

  /// What came while nobody looked.
  News news() {
    return news;
  }

  /// What plain words are looked for in.
  SearchTexts texts() {
    return texts;
  }

  /// Nothing of it is news any more.
  void markSeen() {
    news.markSeen();
    scopeVersion++;
  }

  /// Whether a span of the past is shown.
  boolean isPast() {
    return past.isPresent();
  }

  /// What is said, without what tells while names are masked.
  Phrase veiled(Phrase phrase) {
    return masked ? Veil.over(phrase) : phrase;
  }

  /// What is picked, as it is called without the veil: under that name everything is noted.
  Selection unveiled(Selection picked) {
    return masked
        ? oneOf(picked, whole().flows()).map(flow -> renamed(picked, unveiled(flow))).orElse(picked)
        : picked;
  }

  /// A connection of the program or the domain that is picked; none where something else is.
  private static Optional<FlowView> oneOf(Selection picked, List<FlowView> flows) {
    return flows.stream()
        .filter(
            flow ->
                switch (picked) {
                  case Selection.OneProcess one -> ProcessGroup.of(flow).equals(one.group());
                  case Selection.OneDomain one -> DomainGroup.of(flow).equals(one.group());
                  case Selection.Nothing none -> false;
                  case Selection.OneConnection one -> false;
                })
        .findFirst();
  }

  private static Selection renamed(Selection picked, FlowView flow) {
    return switch (picked) {
      case Selection.OneProcess one -> new Selection.OneProcess(ProcessGroup.of(flow));
      case Selection.OneDomain one -> new Selection.OneDomain(DomainGroup.of(flow));
      case Selection.Nothing none -> none;
      case Selection.OneConnection one -> one;
    };
  }

  private FlowView unveiled(FlowView veiled) {
    return raw().flows().stream()
        .filter(flow -> flow.id() == veiled.id())
        .findFirst()
        .orElse(veiled);
  }

  private FlowSnapshot raw() {
    return past.orElseGet(frame::snapshot);
  }

  /// Takes a newer frame.
  ///
  /// @param nowMillis a monotonic clock
  void take(Frame newest, long nowMillis) {
    if (beginsStream(newest)) {
      news.beginStream();
    }
    if (hasNews(newest)) {
      takenMillis = nowMillis;
      news.note(newest.snapshot());
    }
    frame = newest;
  }

  /// Whether anything is otherwise in that frame.
  boolean hasNews(Frame newest) {
    return newest.snapshot().sequence() != frame.snapshot().sequence();
  }

  /// Whether time alone changes what passes.
  boolean ages() {
    return past.isEmpty() && scope.filter().ages();
  }

  /// Whether ids in that frame name other connections than until now.
  boolean beginsStream(Frame newest) {
    return newest.link() instanceof LinkState.Streaming && !frame.link().equals(newest.link());
  }

  /// Whether that frame cannot wait: connections came or went, or everything came to rest, after
  /// which nothing may follow.
  boolean isUrgent(Frame newest) {
    FlowSnapshot before = frame.snapshot();
    FlowSnapshot now = newest.snapshot();
    return !newest.link().equals(frame.link())
        || (hasNews(newest)
            && (before.flows().size() != now.flows().size()
                || now.flows().stream().noneMatch(flow -> Amount.moves(Meant.rate(flow)))
                || before.flows().getLast().id() != now.flows().getLast().id()));
  }

  /// Shows that instead of the present; the present again when empty.
  void show(Optional<FlowSnapshot> span) {
    past = span;
  }

  /// Everything that went on at the time that is shown.
  FlowSnapshot whole() {
    return masked ? veil.over(raw()) : raw();
  }

  /// The same, at the moment that it is now: a snapshot is as old as the last change.
  ///
  /// @param nowMillis a monotonic clock
  FlowSnapshot whole(long nowMillis) {
    FlowSnapshot whole = whole();
    return ages() ? whole.at(whole.at().plusMillis(nowMillis - takenMillis)) : whole;
  }

  /// What of it passes the filter. Snapshots with equal sequences count as equal, so a filtered one
  /// needs a sequence of its own.
  ///
  /// @param nowMillis a monotonic clock
  FlowSnapshot passing(long nowMillis) {
    FlowSnapshot whole = whole(nowMillis);
    if (scopeVersion == 0) {
      return whole;
    }
    if (ages() && passedSecond != whole.at().getEpochSecond()) {
      passedSecond = whole.at().getEpochSecond();
      scopeVersion++;
    }
    List<FlowView> passing = whole.flows().stream().filter(scope.in(sightOf(whole))).toList();
    long sequence = whole.sequence() * 4096 + scopeVersion % 4096;
    return new FlowSnapshot(sequence, whole.at(), passing, whole.health());
  }

  void filter(FlowFilter wanted) {
    scope = scope.with(wanted);
    if (wanted.letsAllThrough()) {
      texts.forget();
    }
    scopeVersion++;
  }

  void hideLocal(boolean hide) {
    scope = scope.hidingLocal(hide);
    scopeVersion++;
  }

  Optional<Selection> busiest() {
    return Meant.busiest(whole(), scope.in(sightOf(whole())));
  }

  Optional<Selection> busiestProgram() {
    return Meant.busiestProgram(whole(), scope.in(sightOf(whole())));
  }

  private Sight sightOf(FlowSnapshot snapshot) {
    return new Sight(snapshot.at(), news, texts);
  }
}
