package telltale.helper.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static telltale.helper.stream.Messages.closed;
import static telltale.helper.stream.Messages.health;
import static telltale.helper.stream.Messages.hello;
import static telltale.helper.stream.Messages.opened;
import static telltale.helper.stream.Messages.traffic;
import static telltale.helper.stream.Messages.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import telltale.wire.Message;
import telltale.wire.Opened;

@Timeout(30)
class OutboxTest {

  private final Outbox outbox = new Outbox();

  @Test
  void changesLeaveInOrderAndTotalsAfterThem() {
    offer(hello(), opened(1), traffic(1, 10), opened(2), traffic(2, 20), closed(3));

    assertThat(taken())
        .containsExactly(hello(), opened(1), opened(2), closed(3), traffic(1, 10), traffic(2, 20));
  }

  @Test
  void aNewerTotalTakesThePlaceOfAnOlderOne() {
    offer(traffic(1, 10), traffic(2, 20), traffic(1, 30));

    assertThat(taken()).containsExactly(traffic(1, 30), traffic(2, 20));
    assertThat(outbox.lost()).isZero();
  }

  @Test
  void theFinalTotalsTakeThePlaceOfThoseThatWait() {
    offer(traffic(1, 10), closed(1));

    assertThat(taken()).containsExactly(closed(1));
    assertThat(outbox.lost()).isZero();
  }

  @Test
  void namesFillHalfOfTheRoomAndDriveNothingOut() {
    offer(traffic(1, 10));
    int words = 0;
    while (outbox.offer(words(1))) {
      words++;
    }

    assertThat(outbox.bytes()).isBetween(Outbox.MAX_BYTES / 2 - 8192, Outbox.MAX_BYTES / 2 + 8192);
    assertThat(outbox.offer(opened(2))).isTrue();
    assertThat(outbox.lost()).isZero();
    assertThat(taken()).hasSize(words + 2).contains(traffic(1, 10));
    assertThat(outbox.offer(words(1))).isTrue();
  }

  @Test
  void onlyTheNewestHealthWaits() {
    offer(health(1), opened(1), health(2));

    assertThat(taken()).containsExactly(opened(1), health(2));
  }

  @Test
  void whatHasLeftLeavesNoWeightBehind() {
    offer(hello(), opened(1), traffic(1, 1), traffic(1, 2), traffic(2, 1), health(1), health(2));
    offer(closed(1));
    taken();

    assertThat(outbox.bytes()).isZero();
    assertThat(outbox.size()).isZero();
  }

  @Test
  void changesStopAtTheBoundAndWhatIsRefusedIsNotLost() {
    int offered = 10_000;
    int accepted = 0;
    for (int id = 0; id < offered; id++) {
      accepted += outbox.offer(opened(id)) ? 1 : 0;
    }

    assertThat(accepted).isBetween(1000, offered - 1);
    assertThat(outbox.lost()).isZero();
    assertThat(outbox.bytes()).isLessThanOrEqualTo(Outbox.MAX_BYTES);
    assertThat(taken()).hasSize(accepted).first().isEqualTo(opened(0));
  }

  @Test
  void totalsMakeRoomForChangesAndAreCountedAsLost() {
    int totals = 0;
    while (outbox.offer(traffic(totals, 1))) {
      totals++;
    }
    assertThat(outbox.lost()).isZero();

    assertThat(outbox.offer(opened(-1))).isTrue();

    assertThat(outbox.lost()).isPositive();
    List<Message> left = taken();
    assertThat(left).first().isEqualTo(opened(-1));
    assertThat(left.size() - 1 + outbox.lost()).isEqualTo(totals);
  }

  @Test
  void aTotalThatWaitsIsReplacedEvenWhenThereIsNoRoom() {
    int totals = 0;
    while (outbox.offer(traffic(totals, 1))) {
      totals++;
    }

    assertThat(outbox.offer(traffic(0, 99))).isTrue();
    assertThat(taken()).contains(traffic(0, 99)).doesNotContain(traffic(0, 1));
  }

  @Test
  void healthFindsAPlaceWhenNothingElseDoes() {
    int id = 0;
    while (outbox.offer(opened(id))) {
      id++;
    }

    assertThat(outbox.offer(health(7))).isTrue();
    assertThat(taken()).contains(health(7));
  }

  @Test
  void aMillionTotalsStayWithinTheBound() {
    for (int i = 0; i < 1_000_000; i++) {
      outbox.offer(traffic(i % 20_000, i));
      assertThat(outbox.bytes() <= Outbox.MAX_BYTES && outbox.size() <= Outbox.MAX_MESSAGES)
          .isTrue();
    }
  }

  @Test
  void nothingIsTakenOrCountedOnceClosed() {
    offer(opened(1));
    outbox.close();

    assertThat(outbox.offer(opened(2))).isFalse();
    assertThat(outbox.lost()).isZero();
    assertThat(taken()).isEmpty();
  }

  @Test
  void flushWakesTheReaderForNewsOnly() {
    AtomicInteger woken = new AtomicInteger();
    outbox.onFlush(woken::incrementAndGet);
    outbox.flush();
    assertThat(woken).hasValue(0);

    offer(opened(1));
    outbox.flush();
    outbox.flush();
    assertThat(woken).hasValue(1);
  }

  @Test
  void flushWakesNobodyOnceClosed() {
    AtomicInteger woken = new AtomicInteger();
    outbox.onFlush(woken::incrementAndGet);
    offer(opened(1));
    outbox.close();
    outbox.flush();

    assertThat(woken).hasValue(0);
  }

  @Test
  void everyChangeCrossesOnceAndInOrderBetweenTwoThreads() throws InterruptedException {
    int count = 100_000;
    Thread poll = new Thread(() -> offerAll(count), "poll");
    List<Message> arrived = new ArrayList<>();
    poll.start();
    while (arrived.size() < count) {
      outbox.take().ifPresentOrElse(arrived::add, Thread::onSpinWait);
    }
    poll.join();

    for (int id = 0; id < count; id++) {
      assertThat(((Opened) arrived.get(id)).id()).isEqualTo(id);
    }
    assertThat(outbox.take()).isEmpty();
  }

  private void offerAll(int count) {
    for (int id = 0; id < count; id++) {
      while (!outbox.offer(opened(id))) {
        Thread.onSpinWait();
      }
    }
  }

  private void offer(Message... messages) {
    for (Message message : messages) {
      assertThat(outbox.offer(message)).isTrue();
    }
  }

  private List<Message> taken() {
    List<Message> taken = new ArrayList<>();
    for (Optional<Message> next = outbox.take(); next.isPresent(); next = outbox.take()) {
      taken.add(next.get());
    }
    return taken;
  }
}
