package telltale.helper.books;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The kernel's own counters of one interface.
///
/// @param sent what the driver was given and did not drop
/// @param received what the driver handed up
record DeviceCounters(Count sent, Count received) {

  static final DeviceCounters NONE = new DeviceCounters(new Count(0, 0), new Count(0, 0));

  private static final Path TABLE = Path.of("/proc/self/net/dev");
  private static final int RECEIVED_BYTES = 0;
  private static final int RECEIVED_PACKETS = 1;
  private static final int SENT_BYTES = 8;
  private static final int SENT_PACKETS = 9;

  /// One direction.
  record Count(long bytes, long packets) {
    Count minus(Count earlier) {
      return new Count(Math.max(0, bytes - earlier.bytes), Math.max(0, packets - earlier.packets));
    }
  }

  DeviceCounters minus(DeviceCounters earlier) {
    return new DeviceCounters(sent.minus(earlier.sent), received.minus(earlier.received));
  }

  /// Reads those of every interface of this namespace, by name; none when the table cannot be
  /// read, because then there is nothing to compare with.
  static Map<String, DeviceCounters> readAll() {
    try {
      return parse(Files.readAllLines(TABLE, StandardCharsets.UTF_8));
    } catch (IOException withoutTable) {
      return Map.of();
    }
  }

  static Map<String, DeviceCounters> parse(List<String> table) {
    Map<String, DeviceCounters> byName = new HashMap<>();
    for (String line : table) {
      int colon = line.indexOf(':');
      String[] figures = line.substring(colon + 1).strip().split(" +");
      if (colon > 0 && figures.length > SENT_PACKETS) {
        byName.put(line.substring(0, colon).strip(), of(figures));
      }
    }
    return byName;
  }

  private static DeviceCounters of(String[] figures) {
    return new DeviceCounters(
        count(figures[SENT_BYTES], figures[SENT_PACKETS]),
        count(figures[RECEIVED_BYTES], figures[RECEIVED_PACKETS]));
  }

  private static Count count(String bytes, String packets) {
    return new Count(Long.parseUnsignedLong(bytes), Long.parseUnsignedLong(packets));
  }
}
