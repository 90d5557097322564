package telltale.helper;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import telltale.helper.bpf.BpfMap;
import telltale.helper.stream.Outbox;
import telltale.wire.Health;
import telltale.wire.InterfaceTally;

/// Tells the client every five seconds how the helper does, and at once when something was lost.
/// Confined to the poll thread.
final class HealthTeller {

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final LossReader losses;
  private final Outbox outbox;
  private final SortedMap<String, Long> counted = new TreeMap<>();
  private Instant due = Instant.EPOCH;
  private SortedMap<String, Long> told = new TreeMap<>();
  private List<InterfaceTally> tallies = List.of();

  /// @param losses what the kernel programs could not deliver
  /// @param outbox takes the lines
  HealthTeller(BpfMap losses, Outbox outbox) {
    this.losses = new LossReader(losses);
    this.outbox = outbox;
  }

  /// Whether a line is due even if nothing was lost: then it says newer tallies.
  boolean isDue(Instant now) {
    return !now.isBefore(due);
  }

  /// Takes what the next lines say of each interface.
  void take(List<InterfaceTally> newest) {
    tallies = newest;
  }

  /// Counts what the helper itself could not pass on.
  void countLost(String cause) {
    counted.merge(cause, 1L, Long::sum);
  }

  /// Tells, if there is a reason to.
  ///
  /// @param refused how many of the kernel's records could not be read
  void tell(Instant now, int flows, int interfaces, long refused) {
    SortedMap<String, Long> lost = new TreeMap<>(counted);
    losses.readInto(lost);
    if (refused > 0) {
      lost.put("record-refused", refused);
    }
    if (outbox.lost() > 0) {
      lost.put("outbox-full", outbox.lost());
    }
    if (isDue(now)) {
      due = now.plus(PAUSE);
    } else if (lost.equals(told)) {
      return;
    }
    outbox.offer(new Health(now, flows, interfaces, lost, tallies));
    told = lost;
  }
}
