package telltale.app.link;

import java.util.Map;
import java.util.Optional;
import telltale.app.latest.Latest;
import telltale.wire.Closed;
import telltale.wire.Connection;
import telltale.wire.Message;
import telltale.wire.Opened;
import telltale.wire.ProcessFacts;

/// Lets connections of one process share what is known of it: every line of the stream says
/// it anew, with all ancestors, and a thousand connections would hold it a thousand times. One
/// thread.
final class SharedFacts {

  private static final int MOST = 1024;

  private final Map<ProcessFacts, Optional<ProcessFacts>> known = new Latest<>(MOST);

  /// The same message, with facts that an earlier one may hold, too.
  Message in(Message message) {
    return switch (message) {
      case Opened opened -> new Opened(opened.at(), opened.id(), in(opened.connection()));
      case Closed closed -> closed.withConnection(in(closed.connection()));
      default -> message;
    };
  }

  private Connection in(Connection connection) {
    Optional<ProcessFacts> process = connection.process();
    return process.isEmpty()
        ? connection
        : connection.withProcess(known.computeIfAbsent(process.get(), facts -> process));
  }
}
