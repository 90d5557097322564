package telltale.app.lan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import telltale.app.link.LinkState;
import telltale.app.link.MessageSink;
import telltale.wire.Closed;
import telltale.wire.Connection;
import telltale.wire.HostName;
import telltale.wire.Message;
import telltale.wire.Opened;
import telltale.wire.WireFormat;

/// Passes a stream on with local names. What a connection is called otherwise comes first, and the
/// local name is then one of the others. At most [#LIMIT] open connections are told of again when
/// the names change.
final class LocalNamesSink implements MessageSink {

  static final int LIMIT = 16_384;

  private static final String SOURCE = "hosts";

  private final MessageSink next;
  private final HostsFile hosts;
  private final Map<Long, Opened> open = new HashMap<>();
  private final Map<Long, Connection> told = new HashMap<>();

  LocalNamesSink(MessageSink next, HostsFile hosts) {
    this.next = next;
    this.hosts = hosts;
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
        if (open.size() < LIMIT || open.containsKey(opened.id())) {
          open.put(opened.id(), opened);
          told.put(opened.id(), called.connection());
        }
        next.received(called);
      }
      case Closed closed -> {
        open.remove(closed.id());
        told.remove(closed.id());
        next.received(closed.withConnection(called(closed.connection())));
      }
      default -> next.received(message);
    }
  }

  /// Tells again of what is called otherwise since the file changed.
  private void refresh() {
    if (!hosts.refresh()) {
      return;
    }
    open.forEach(
        (id, opened) -> {
          Opened now = called(opened);
          if (!now.connection().equals(told.put(id, now.connection()))) {
            next.received(now);
          }
        });
  }

  private Opened called(Opened opened) {
    return new Opened(opened.at(), opened.id(), called(opened.connection()));
  }

  private Connection called(Connection connection) {
    List<String> names = hosts.names(connection.remote().address());
    return names.isEmpty()
        ? connection
        : connection.withHost(Optional.of(called(connection.host(), names)));
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
