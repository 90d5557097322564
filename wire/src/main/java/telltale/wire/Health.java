package telltale.wire;

import java.time.Instant;
import java.util.Collections;
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
public record Health(Instant at, int flows, int interfaces, SortedMap<String, Long> losses)
    implements Message {

  /// Copies the map.
  public Health {
    losses = Collections.unmodifiableSortedMap(new TreeMap<>(losses));
  }

  /// Everything lost, whatever the cause.
  public long lost() {
    return losses.values().stream().mapToLong(Long::longValue).sum();
  }
}
