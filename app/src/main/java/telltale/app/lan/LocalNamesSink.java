package telltale.app.lan;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import telltale.app.link.LinkState;
import telltale.app.link.MessageSink;
import telltale.wire.Closed;
import telltale.wire.Connection;
import telltale.wire.FirstWords;
import telltale.wire.HostName;
import telltale.wire.Message;
import telltale.wire.MulticastDns;
import telltale.wire.Opened;
import telltale.wire.WireFormat;

/// Passes a stream on with local names, and without the words that neighbours said. What a
/// connection is called otherwise comes first, then what this machine calls the address, then what
/// the neighbour there says that it is called; the others are then among the others. What nothing
/// else names has the name that name servers know, if they may be asked. At most [#LIMIT] open
/// connections are told of again when the names change.
///
/// What a neighbour says holds for two minutes, as a rule, and is repeated to who asks. It names
/// what opens meanwhile; a connection that is open keeps the name when the time is over, because
/// its end has not become another.
final class LocalNamesSink implements MessageSink {

  static final int LIMIT = 16_384;

  /// So long a connection may say itself what it is called before name servers are asked.
  static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);

  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final String HOSTS = "hosts";
  private static final String NEIGHBOUR = "mdns";
  private static final String REVERSE = "reverse";

  private final MessageSink next;
  private final HostsFile hosts;
  private final NeighbourNames neighbours;
  private final ReverseNames reverse;
  private final LongSupplier nanos;
  private final Map<Long, Known> open = new HashMap<>();
  private int version;
  private int neighboursVersion;
  private long lookedNanos;

  /// One open connection.
  ///
  /// @param opened what came
  /// @param told what was made of it
  /// @param neighbour what the other end said last that it is called
  /// @param sinceNanos when it came first
  private record Known(Opened opened, Connection told, List<String> neighbour, long sinceNanos) {}

  LocalNamesSink(MessageSink next, HostsFile hosts, ReverseNames reverse, LongSupplier nanos) {
    this.next = next;
    this.hosts = hosts;
    this.reverse = reverse;
    this.nanos = nanos;
    neighbours = new NeighbourNames(nanos);
    version = reverse.version();
    lookedNanos = nanos.getAsLong();
  }

  @Override
  public void entered(LinkState state) {
    next.entered(state);
  }

  @Override
  public void idle(Instant now) {
    refresh();
    next.idle(now);
  }

  @Override
  public void received(Message message) {
    refresh();
    switch (message) {
      case Opened opened -> open(opened);
      case FirstWords words -> hear(words);
      case Closed closed -> {
        List<String> neighbour = neighbour(closed.connection(), open.remove(closed.id()));
        next.received(closed.withConnection(called(closed.connection(), neighbour)));
      }
      default -> next.received(message);
    }
  }

  private void open(Opened opened) {
    Known before = open.get(opened.id());
    List<String> neighbour = neighbour(opened.connection(), before);
    Connection told = called(opened.connection(), neighbour);
    if (open.size() < LIMIT || before != null) {
      long since = before == null ? nanos.getAsLong() : before.sinceNanos();
      open.put(opened.id(), new Known(opened, told, neighbour, since));
    }
    next.received(new Opened(opened.at(), opened.id(), told));
  }

  /// Only what was answered to everybody comes so far.
  private void hear(FirstWords words) {
    @Nullable Known known = open.get(words.id());
    if (known != null && MulticastDns.isAnsweredOn(known.told()) && !words.sent()) {
      neighbours.hear(known.told().remote().address(), words.bytes());
    }
  }

  /// Tells again of what is called otherwise since the file changed, neighbours said something or
  /// name servers answered.
  private void refresh() {
    boolean isOther = hosts.refresh();
    long now = nanos.getAsLong();
    if (now - lookedNanos >= LOOK_EVERY_NANOS) {
      lookedNanos = now;
      isOther |= lookAround(now);
    }
    if (isOther) {
      open.replaceAll((id, known) -> toldAgain(known));
    }
  }

  /// Has asked about what has had no name for long enough; says whether anything new is known.
  private boolean lookAround(long now) {
    if (reverse.isWanted()) {
      for (Known known : open.values()) {
        if (now - known.sinceNanos() >= PATIENCE_NANOS && isNameless(known.told())) {
          reverse.ask(known.told().remote().address());
        }
      }
    }
    int before = version;
    int neighboursBefore = neighboursVersion;
    version = reverse.version();
    neighboursVersion = neighbours.version();
    return version != before || neighboursVersion != neighboursBefore;
  }

  private static boolean isNameless(Connection connection) {
    return connection
        .host()
        .map(host -> host.name().isEmpty() && host.others().isEmpty())
        .orElse(true);
  }

  private Known toldAgain(Known known) {
    Opened opened = known.opened();
    List<String> neighbour = neighbour(opened.connection(), known);
    Connection now = called(opened.connection(), neighbour);
    if (!now.equals(known.told())) {
      next.received(new Opened(opened.at(), opened.id(), now));
    }
    return new Known(opened, now, neighbour, known.sinceNanos());
  }

  /// What the other end says that it is called, or said before.
  private List<String> neighbour(Connection connection, @Nullable Known before) {
    List<String> now = neighbours.names(connection.remote().address());
    return now.isEmpty() && before != null ? before.neighbour() : now;
  }

  private Connection called(Connection connection, List<String> neighbour) {
    InetAddress remote = connection.remote().address();
    Optional<HostName> host = called(connection.host(), hosts.names(remote), HOSTS);
    host = called(host, neighbour, NEIGHBOUR);
    return calledInReverse(connection.withHost(host));
  }

  /// The answer to the question whether the name leads back may have been heard, too.
  private Connection calledInReverse(Connection connection) {
    Optional<String> name = reverse.name(connection.remote().address());
    Optional<HostName> known = connection.host();
    boolean isNamed =
        known.isPresent()
            && (known.get().name().isPresent()
                || known.get().others().stream()
                    .anyMatch(other -> !name.equals(Optional.of(other.name()))));
    return name.isEmpty() || isNamed
        ? connection
        : connection.withHost(
            Optional.of(new HostName(name, REVERSE, List.of(), known.flatMap(HostName::hidden))));
  }

  private static Optional<HostName> called(
      Optional<HostName> known, List<String> names, String source) {
    if (names.isEmpty()) {
      return known;
    }
    Optional<String> name = known.flatMap(HostName::name);
    List<HostName.Other> others = new ArrayList<>(known.map(HostName::others).orElse(List.of()));
    for (String local : name.isPresent() ? names : names.subList(1, names.size())) {
      boolean isNew =
          !name.equals(Optional.of(local))
              && others.stream().noneMatch(other -> other.name().equals(local));
      if (isNew && others.size() < WireFormat.MAX_OTHER_NAMES) {
        others.add(new HostName.Other(local, source));
      }
    }
    return Optional.of(
        new HostName(
            name.or(() -> Optional.of(names.getFirst())),
            name.isPresent() ? known.orElseThrow().source() : source,
            others,
            known.flatMap(HostName::hidden)));
  }
}
