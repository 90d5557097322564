package telltale.helper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeapRestTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final AtomicLong heapBytes = new AtomicLong(2 * HeapRest.SMALL_BYTES);
  private final AtomicInteger collections = new AtomicInteger();
  private final HeapRest rest = new HeapRest(START, heapBytes::get, collections::incrementAndGet);

  @Test
  void collectsAGrownHeapOnceAMinute() {
    for (int second = 0; second < 150; second++) {
      rest.look(START.plusSeconds(second));
    }
    assertThat(collections).hasValue(2);
  }

  @Test
  void leavesASmallHeapAlone() {
    heapBytes.set(HeapRest.SMALL_BYTES);
    rest.look(START.plus(Duration.ofHours(1)));
    assertThat(collections).hasValue(0);
  }
}
