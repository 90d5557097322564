package telltale.app.name;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What one process was answered about one address, and the connections that it made to it.
///
/// Programs keep answers and connect again with them, so an answer that led to a connection comes
/// into question for the next one as well: of two names, none is told. What a page says of its
/// connections is worked out anew each time that something is learned: a late piece of evidence
/// leads to what it would have led to in time. Only the latest connections are worked out again.
final class Page {

  private static final int MAX_ANSWERS = 16;
  private static final int MAX_VISITS = 32;

  private final Deque<NameBook.Given> answers = new ArrayDeque<>();
  private final TreeMap<Long, Visit> visits = new TreeMap<>();
  private @Nullable Visit lastSettled;

  /// The answers about this address whose asker is not known.
  private Optional<Page> anybody = Optional.empty();

  /// Until when there may be answers that are not here.
  private Instant certainFrom;

  /// A page without anything.
  ///
  /// @param certainFrom until when the process may have answers that nobody saw
  Page(Instant certainFrom) {
    this.certainFrom = certainFrom;
  }

  /// One connection. Its place in the stream never changes; what it is called may.
  static final class Visit {

    private final long id;
    private final Instant at;
    private final long order;
    private Optional<String> name = Optional.empty();
    private @Nullable Page page;

    Visit(long id, Instant at, long order) {
      this.id = id;
      this.at = at;
      this.order = order;
    }

    /// The name that an answer gives it.
    Optional<String> name() {
      return name;
    }

    Optional<Page> page() {
      return Optional.ofNullable(page);
    }

    /// One that is told of late was given before all the same if its time says so.
    private boolean follows(NameBook.Given given) {
      return given.order() < order || given.at().isBefore(at);
    }

    private boolean mayComeOf(NameBook.Given given) {
      return follows(given) && given.until().isAfter(at);
    }
  }

  /// Names the answers about the same address whose asker is not known.
  void besides(Page ofAnybody) {
    anybody = Optional.of(ofAnybody);
  }

  /// Takes a connection in.
  ///
  /// @return the connections whose name is another now
  List<Long> enter(Visit visit) {
    visit.page = this;
    visits.put(visit.order, visit);
    List<Long> changed = workOut();
    if (visits.size() > MAX_VISITS) {
      lastSettled = visits.pollFirstEntry().getValue();
    }
    return changed;
  }

  /// Lets a connection go that was another process's.
  ///
  /// @return the connections whose name is another now
  List<Long> leave(Visit visit) {
    visit.page = null;
    visit.name = Optional.empty();
    visits.remove(visit.order);
    return workOut();
  }

  /// Takes an answer in.
  ///
  /// @return the connections whose name is another now
  List<Long> add(NameBook.Given given) {
    answers.addLast(given);
    if (answers.size() > MAX_ANSWERS) {
      makeRoom(given.at());
    }
    return workOut();
  }

  /// Takes back an answer that was another process's.
  ///
  /// @return the connections whose name is another now
  List<Long> remove(NameBook.Given given) {
    answers.remove(given);
    return workOut();
  }

  /// Lets go of answers that are old or came again. Without such, one goes that may lead to a
  /// connection yet: nothing is certain for as long as it would have held.
  private void makeRoom(Instant now) {
    if (!visits.isEmpty()) {
      lastSettled = visits.lastEntry().getValue();
      visits.clear();
    }
    List<NameBook.Given> all = List.copyOf(answers);
    answers.removeIf(old -> !old.until().isAfter(now) || all.stream().anyMatch(old::isRepeatedBy));
    if (answers.size() > MAX_ANSWERS) {
      Instant until = answers.removeFirst().until();
      certainFrom = certainFrom.isBefore(until) ? until : certainFrom;
    }
  }

  /// Finds for each connection the answer that it was made with.
  ///
  /// @return the connections whose name is another now
  List<Long> workOut() {
    List<Long> changed = new ArrayList<>();
    Optional<Visit> last = Optional.ofNullable(lastSettled);
    for (Visit visit : visits.values()) {
      Optional<String> before = visit.name;
      visit.name = name(visit, last);
      if (!visit.name.equals(before)) {
        changed.add(visit.id);
      }
      last = Optional.of(visit);
    }
    return changed;
  }

  /// The only name that comes into question, where the process was given it since its last
  /// connection: without a new answer, what it connects to may be anything that it knew before.
  private Optional<String> name(Visit visit, Optional<Visit> last) {
    List<NameBook.Given> own = answers.stream().filter(visit::mayComeOf).toList();
    Stream<NameBook.Given> foreign =
        anybody.stream().flatMap(page -> page.answers.stream()).filter(visit::mayComeOf);
    Set<String> names =
        Stream.concat(own.stream(), foreign)
            .map(given -> given.answer().name())
            .collect(Collectors.toSet());
    boolean isNew =
        own.stream().anyMatch(given -> last.filter(earlier -> earlier.follows(given)).isEmpty());
    return isNew && names.size() == 1 && isCertain(visit)
        ? Optional.of(names.iterator().next())
        : Optional.empty();
  }

  private boolean isCertain(Visit visit) {
    return Stream.concat(Stream.of(this), anybody.stream())
        .noneMatch(page -> page.certainFrom.isAfter(visit.at));
  }
}
