package telltale.wire;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How the capture is doing: sent about once a second while there are clients, and at once when a
/// loss counter moved.
///
/// @param at when the counters were read
/// @param flows how many connections are open now
/// @param interfaces how many network interfaces are being counted
/// @param losses what was lost since the helper started, by cause (for example `ring-full`,
///     `flow-map-full`, `probe-missed`, `parse-refused`, `outbox-full`); a cause that never
///     happened may be absent
/// @param tallies what each interface has carried, by the newest reading
public record Health(
    Instant at,
    int flows,
    int interfaces,
    SortedMap<String, Long> losses,
    List<InterfaceTally> tallies)
    implements Message {

  /// Copies map and list.
  public Health {
    losses = Collections.unmodifiableSortedMap(new TreeMap<>(losses));
    tallies = List.copyOf(tallies);
  }

  /// Without a word on single interfaces.
  public Health(Instant at, int flows, int interfaces, SortedMap<String, Long> losses) {
    this(at, flows, interfaces, losses, List.of());
  }

  /// Which part of all bytes that the kernel counted is in no connection and has no reason not to
  /// be: 0 to 1.
  public double unaccountedShare() {
    double kernel = tallies.stream().mapToDouble(InterfaceTally::kernel).sum();
    double unaccounted = tallies.stream().mapToDouble(InterfaceTally::unaccounted).sum();
    return kernel <= 0 ? 0 : Math.min(1, unaccounted / kernel);
  }

  /// Everything lost, whatever the cause.
  public long lost() {
    return losses.values().stream().mapToLong(Long::longValue).sum();
  }
}
