package telltale.app.flow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import telltale.wire.Health;

/// Everything that is going on, at one moment. Two snapshots with the same sequence are the same.
///
/// @param sequence grows by one whenever anything that could be seen changed
/// @param at the stream's clock, not this machine's: a replay runs in its own time
/// @param flows every connection, oldest first
/// @param health the newest word on losses; absent until the helper said one
public record FlowSnapshot(
    long sequence, Instant at, List<FlowView> flows, Optional<Health> health) {

  /// Nothing seen yet.
  public static final FlowSnapshot EMPTY =
      new FlowSnapshot(0, Instant.EPOCH, List.of(), Optional.empty());

  /// Copies the list.
  public FlowSnapshot {
    flows = List.copyOf(flows);
  }

  /// The same some time later, in which nothing changed.
  public FlowSnapshot at(Instant later) {
    return new FlowSnapshot(sequence, later, flows, health);
  }
}
