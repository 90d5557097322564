package telltale.app.name;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import telltale.app.latest.Latest;
import telltale.app.name.dns.Answer;

/// What name servers answered to whom, and which connections were made with it. Bounded: what was
/// used least recently goes first.
///
/// An address may have many names, and a wrong one is worse than none. So an answer names a
/// connection only where nothing else comes into question: it was given to this very process since
/// its last connection to that address, and the process was given no other name for it. What others
/// asked for proves nothing; it is kept among the names that the address has. A process that is
/// older than the stream may have answers that nobody saw: until these are old, it has no names by
/// answers.
///
/// Order is that of the stream, in which an answer stands before the connection that is made with
/// it. Times only count for answers that are told of late.
final class NameBook {

  private static final int MAX_PAGES = 8192;
  private static final int MAX_NAMES = 64;

  /// Programs keep an answer longer than it says, and connect again.
  private static final Duration SHORTEST = Duration.ofMinutes(5);

  /// The kernel tells when a process began in hundredths of a second.
  private static final Duration AT_ONCE = Duration.ofMillis(100);

  private static final long LONGEST_SECONDS = Duration.ofDays(1).toSeconds();

  private final Map<Key, Page> pages = new Latest<>(MAX_PAGES);
  private final Map<InetAddress, Map<String, Instant>> called = new Latest<>(MAX_PAGES);
  private Optional<Instant> seenFrom = Optional.empty();
  private long order;

  /// A process that asks, or connects.
  ///
  /// @param pid its number
  /// @param started when it began, as far as that is known
  record Asker(int pid, Optional<Instant> started) {}

  /// @param who nobody stands for whoever is not known, who may be anybody
  private record Key(Optional<Asker> who, InetAddress remote) {}

  /// One answer of a name server, where it stands in the stream.
  record Given(Answer answer, Instant at, Instant until, long order) {

    /// Whether the other one says the same, later and for as long.
    boolean isRepeatedBy(Given other) {
      return other.order > order
          && other.answer.name().equals(answer.name())
          && !other.until.isBefore(until);
    }
  }

  /// Says when the stream began: what was answered before is not in it.
  void begin(Instant at) {
    seenFrom = Optional.of(at.minus(AT_ONCE));
  }

  /// A place in the stream for a connection that opens now.
  Page.Visit arrive(long id, Instant openedAt) {
    return new Page.Visit(id, openedAt, ++order);
  }

  /// Finds the name of a connection, or finds it again when another turns out to have made it.
  ///
  /// @return the connections whose name is another now
  List<Long> enter(Page.Visit visit, InetAddress remote, Optional<Asker> who) {
    Optional<Page> page = who.map(known -> page(new Key(Optional.of(known), remote)));
    List<Long> changed = new ArrayList<>();
    Optional<Page> before = visit.page();
    if (!before.equals(page)) {
      before.ifPresent(old -> changed.addAll(old.leave(visit)));
      page.ifPresent(its -> changed.addAll(its.enter(visit)));
    }
    return changed;
  }

  /// Notes an answer.
  Given hear(Answer answer, Instant at) {
    Duration holds = Duration.ofSeconds(Math.min(answer.seconds(), LONGEST_SECONDS));
    Instant until = at.plus(holds.compareTo(SHORTEST) < 0 ? SHORTEST : holds);
    for (InetAddress address : answer.addresses()) {
      Map<String, Instant> names = called.computeIfAbsent(address, unseen -> new LinkedHashMap<>());
      names.remove(answer.name());
      names.put(answer.name(), until);
      if (names.size() > MAX_NAMES) {
        names.remove(names.keySet().iterator().next());
      }
    }
    return new Given(answer, at, until, ++order);
  }

  /// Says whom an answer was given to. Somebody unknown may be anybody: that answer names nothing,
  /// but keeps others from being the only ones.
  ///
  /// @return the connections whose name is another now
  List<Long> give(Given given, Optional<Asker> who) {
    List<Long> changed = new ArrayList<>();
    for (InetAddress address : given.answer().addresses()) {
      changed.addAll(page(new Key(who, address)).add(given));
    }
    return changed;
  }

  /// Takes an answer back from whom it was given to by mistake.
  ///
  /// @return the connections whose name is another now
  List<Long> takeBack(Given given, Optional<Asker> who) {
    List<Long> changed = new ArrayList<>();
    for (InetAddress address : given.answer().addresses()) {
      changed.addAll(page(new Key(who, address)).remove(given));
      if (who.isEmpty()) {
        changed.addAll(lookAgain(address));
      }
    }
    return changed;
  }

  /// What stood in everybody's way is gone.
  private List<Long> lookAgain(InetAddress address) {
    List<Long> changed = new ArrayList<>();
    pages.forEach(
        (key, page) -> {
          if (key.remote().equals(address)) {
            changed.addAll(page.workOut());
          }
        });
    return changed;
  }

  /// All names that were heard for an address, the newest first.
  List<String> names(InetAddress remote, Instant at) {
    List<String> names = new ArrayList<>();
    called
        .getOrDefault(remote, Map.of())
        .forEach(
            (name, until) -> {
              if (until.isAfter(at)) {
                names.addFirst(name);
              }
            });
    return names;
  }

  private Page page(Key key) {
    Page page = pages.computeIfAbsent(key, unseen -> new Page(certainFrom(key)));
    key.who().ifPresent(somebody -> page.besides(page(new Key(Optional.empty(), key.remote()))));
    return page;
  }

  private Instant certainFrom(Key key) {
    return key.who()
        .flatMap(who -> seenFrom.filter(began -> who.started().filter(began::isBefore).isEmpty()))
        .map(began -> began.plus(SHORTEST))
        .orElse(Instant.MIN);
  }
}
