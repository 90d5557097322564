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
/// Which answer belongs to which connection is worked out from the whole page each time that
/// something is learned: a late piece of evidence leads to what it would have led to in time. Only
/// the latest connections are worked out again; what earlier ones took stays taken.
final class Page {

  private static final int MAX_NOTES = 16;
  private static final int MAX_VISITS = 32;

  private final Deque<Note> notes = new ArrayDeque<>();
  private final TreeMap<Long, Visit> visits = new TreeMap<>();
  private @Nullable Visit lastSettled;

  /// The answers about this address whose asker is not known.
  private Optional<Page> anybody = Optional.empty();

  /// Until when there may be answers that were let go.
  private Instant crowdedUntil = Instant.MIN;

  /// One name, and whether a connection was made with it.
  private static final class Note {

    private final NameBook.Given given;
    private boolean taken;

    /// By a connection that is not worked out again.
    private boolean settled;

    private Note(NameBook.Given given) {
      this.given = given;
    }

    private String name() {
      return given.answer().name();
    }

    /// One that is told of late was given before all the same if its time says so.
    private boolean isBefore(Visit visit) {
      return given.order() < visit.order || given.at().isBefore(visit.at);
    }

    private boolean isFor(Visit visit) {
      return isBefore(visit) && given.until().isAfter(visit.at);
    }
  }

  /// One connection. Its place in the stream never changes; what it is called may.
  static final class Visit {

    private final long id;
    private final Instant at;
    private final long order;
    private final List<Note> took = new ArrayList<>();
    private Optional<String> name = Optional.empty();
    private Optional<String> own = Optional.empty();
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

    /// The connection said itself what it is for: it was made with that answer and no other.
    ///
    /// @return the connections whose name is another now
    List<Long> says(String itsOwn) {
      own = Optional.of(itsOwn);
      return page == null ? List.of() : page.workOut();
    }

    private void settle() {
      took.forEach(note -> note.settled = true);
      took.clear();
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
      lastSettled.settle();
    }
    return changed;
  }

  /// Lets a connection go that was another process's.
  ///
  /// @return the connections whose name is another now
  List<Long> leave(Visit visit) {
    visit.page = null;
    visit.name = Optional.empty();
    visit.took.clear();
    visits.remove(visit.order);
    return workOut();
  }

  /// Takes an answer in.
  ///
  /// @return the connections whose name is another now
  List<Long> add(NameBook.Given given) {
    notes.addLast(new Note(given));
    if (notes.size() > MAX_NOTES) {
      makeRoom(given.at());
    }
    return workOut();
  }

  /// Takes back an answer that was another process's.
  ///
  /// @return the connections whose name is another now
  List<Long> remove(NameBook.Given given) {
    notes.removeIf(note -> note.given.equals(given));
    return workOut();
  }

  /// Lets go of answers that are old or led to a connection. Without such, one is let go that may
  /// lead to a connection yet: nothing is certain for as long as it would have held.
  private void makeRoom(Instant now) {
    visits.values().forEach(Visit::settle);
    if (!visits.isEmpty()) {
      lastSettled = visits.lastEntry().getValue();
      visits.clear();
    }
    notes.removeIf(note -> note.settled || !note.given.until().isAfter(now));
    if (notes.size() > MAX_NOTES) {
      Instant until = notes.removeFirst().given.until();
      crowdedUntil = crowdedUntil.isBefore(until) ? until : crowdedUntil;
    }
  }

  /// Finds for each connection the answer that it was made with.
  ///
  /// @return the connections whose name is another now
  List<Long> workOut() {
    notes.forEach(note -> note.taken = note.settled);
    List<Long> changed = new ArrayList<>();
    Visit last = lastSettled;
    for (Visit visit : visits.values()) {
      Optional<String> before = visit.name;
      workOut(visit, Optional.ofNullable(last));
      if (!visit.name.equals(before)) {
        changed.add(visit.id);
      }
      last = visit;
    }
    return changed;
  }

  /// An answer that was there before an earlier connection may be that one's, which then leads to
  /// this one as well.
  private void workOut(Visit visit, Optional<Visit> last) {
    List<Note> free = notes.stream().filter(note -> !note.taken && note.isFor(visit)).toList();
    Stream<Note> foreign =
        anybody.stream().flatMap(page -> page.notes.stream()).filter(note -> note.isFor(visit));
    Set<String> names =
        Stream.concat(free.stream(), foreign).map(Note::name).collect(Collectors.toSet());
    boolean isNew = free.stream().anyMatch(note -> last.filter(note::isBefore).isEmpty());
    visit.name =
        isNew && names.size() == 1 && !isCrowded(visit)
            ? Optional.of(names.iterator().next())
            : Optional.empty();
    Optional<String> meant = visit.own.or(visit::name);
    visit.took.clear();
    for (Note note : free) {
      if (meant.equals(Optional.of(note.name()))) {
        note.taken = true;
        visit.took.add(note);
      }
    }
  }

  private boolean isCrowded(Visit visit) {
    return Stream.concat(Stream.of(this), anybody.stream())
        .anyMatch(page -> page.crowdedUntil.isAfter(visit.at));
  }
}
