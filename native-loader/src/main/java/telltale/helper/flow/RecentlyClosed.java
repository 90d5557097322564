package telltale.helper.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import telltale.helper.event.FlowKey;

/// Connections that ended a short while ago. A late packet of theirs (a repeated FIN, an ACK of
/// the kernel's TIME_WAIT, which lasts 60 seconds) must not look like a new connection.
final class RecentlyClosed {

  private static final int MAX_ENTRIES = 16_384;
  private static final Duration MEMORY = Duration.ofMinutes(2);

  private final LinkedHashMap<FlowKey, Instant> closed =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<FlowKey, Instant> eldest) {
          return size() > MAX_ENTRIES;
        }
      };

  void add(FlowKey key, Instant at) {
    closed.remove(key);
    closed.put(key, at);
  }

  void remove(FlowKey key) {
    closed.remove(key);
  }

  boolean contains(FlowKey key) {
    return closed.containsKey(key);
  }

  void expire(Instant now) {
    Instant oldest = now.minus(MEMORY);
    while (!closed.isEmpty() && closed.firstEntry().getValue().isBefore(oldest)) {
      closed.pollFirstEntry();
    }
  }
}
