package telltale.app.lan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import telltale.app.link.LinkState;
import telltale.app.link.MessageSink;
import telltale.wire.Closed;
import telltale.wire.Connection;
import telltale.wire.HostName;
import telltale.wire.Message;
import telltale.wire.Opened;
import telltale.wire.WireFormat;

/// Passes a stream on with local names. What a connection is called otherwise comes first, and the
/// local name is then one of the others. What nothing else names has the name that name servers
/// know, if they may be asked. At most [#LIMIT] open connections are told of again when the names
/// change.
final class LocalNamesSink implements MessageSink {

  static final int LIMIT = 16_384;

  /// So long a connection may say itself what it is called before name servers are asked.
  static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);

  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final String SOURCE = "hosts";
  private static final String REVERSE = "reverse";

  private final MessageSink next;
  private final HostsFile hosts;
  private final ReverseNames reverse;
  private final LongSupplier nanos;
  private final Map<Long, Known> open = new HashMap<>();
  private int version;
  private long lookedNanos;

  /// One open connection.
  ///
  /// @param opened what came
  /// @param told what was made of it
  /// @param sinceNanos when it came first
  private record Known(Opened opened, Connection told, long sinceNanos) {}

  LocalNamesSink(MessageSink next, HostsFile hosts, ReverseNames reverse, LongSupplier nanos) {
    this.next = next;
    this.hosts = hosts;
    this.reverse = reverse;
    this.nanos = nanos;
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
      case Opened opened -> {
        Opened called = called(opened);
        Known before = open.get(opened.id());
        if (open.size() < LIMIT || before != null) {
          long since = before == null ? nanos.getAsLong() : before.sinceNanos();
          open.put(opened.id(), new Known(opened, called.connection(), since));
        }
        next.received(called);
      }
      case Closed closed -> {
        open.remove(closed.id());
        next.received(closed.withConnection(called(closed.connection())));
      }
      default -> next.received(message);
    }
  }

  /// Tells again of what is called otherwise since the file changed or name servers answered.
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
    version = reverse.version();
    return version != before;
  }

  private static boolean isNameless(Connection connection) {
    return connection
        .host()
        .map(host -> host.name().isEmpty() && host.others().isEmpty())
        .orElse(true);
  }

  private Known toldAgain(Known known) {
    Opened now = called(known.opened());
    if (now.connection().equals(known.told())) {
      return known;
    }
    next.received(now);
    return new Known(known.opened(), now.connection(), known.sinceNanos());
  }

  private Opened called(Opened opened) {
    return new Opened(opened.at(), opened.id(), called(opened.connection()));
  }

  private Connection called(Connection connection) {
    List<String> names = hosts.names(connection.remote().address());
    return names.isEmpty()
        ? calledInReverse(connection)
        : connection.withHost(Optional.of(called(connection.host(), names)));
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

  private static HostName called(Optional<HostName> known, List<String> names) {
    Optional<String> name = known.flatMap(HostName::name);
    List<HostName.Other> others = new ArrayList<>(known.map(HostName::others).orElse(List.of()));
    for (String local : name.isPresent() ? names : names.subList(1, names.size())) {
      boolean isNew =
          !name.equals(Optional.of(local))
              && others.stream().noneMatch(other -> other.name().equals(local));
      if (isNew && others.size() < WireFormat.MAX_OTHER_NAMES) {
        others.add(new HostName.Other(local, SOURCE));
      }
    }
    return new HostName(
        name.or(() -> Optional.of(names.getFirst())),
        name.isPresent() ? known.orElseThrow().source() : SOURCE,
        others,
        known.flatMap(HostName::hidden));
  }
}
