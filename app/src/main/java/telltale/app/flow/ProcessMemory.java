package telltale.app.flow;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import telltale.app.identity.Identity;
import telltale.app.latest.Latest;
import telltale.wire.ProcessFacts;

/// Makes a process legible, and names it, once for all of its connections; remembers the latest
/// thousand. Belongs to one thread.
final class ProcessMemory {

  private static final int LIMIT = 1024;

  private final Function<ProcessFacts, Identity> identities;
  private final Map<ProcessFacts, Known> known = new Latest<>(LIMIT);

  /// What is known of a process, shared by all who ask: absent only where there is none.
  ///
  /// @param facts as a person may see them
  /// @param identity how a person knows it
  record Known(Optional<ProcessFacts> facts, Optional<Identity> identity) {

    static final Known NOBODY = new Known(Optional.empty(), Optional.empty());
  }

  /// Asks that function.
  ProcessMemory(Function<ProcessFacts, Identity> identities) {
    this.identities = identities;
  }

  /// What is known of the process of a connection.
  Known of(Optional<ProcessFacts> raw) {
    return raw.map(facts -> known.computeIfAbsent(facts, this::look)).orElse(Known.NOBODY);
  }

  private Known look(ProcessFacts raw) {
    ProcessFacts legible = Legible.process(raw);
    return new Known(Optional.of(legible), Optional.of(identities.apply(legible)));
  }
}
