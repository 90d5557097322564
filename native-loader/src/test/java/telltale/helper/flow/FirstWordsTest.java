package telltale.helper.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import telltale.helper.event.FlowFacts;
import telltale.helper.event.FlowKey;
import telltale.helper.event.KernelEvent;
import telltale.helper.event.KernelOwner;
import telltale.wire.Direction;
import telltale.wire.FirstWords;
import telltale.wire.Message;
import telltale.wire.Opened;
import telltale.wire.Owner;

final class FirstWordsTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final FlowKey TCP =
      new FlowKey(0, 0xffff_0a01_0203L, 0, 0xffff_0808_0808L, 40_000, 443, 6);
  private static final FlowKey DNS =
      new FlowKey(0, 0xffff_0a01_0203L, 0, 0xffff_0808_0808L, 40_001, 53, 17);
  private static final byte[] BYTES = {22, 3, 1};

  private final List<Message> said = new ArrayList<>();
  private final FakeSurroundings surroundings = new FakeSurroundings();
  private boolean roomForWords = true;
  private final FlowTable table =
      new FlowTable(
          new FakeKernel(),
          surroundings,
          message -> {
            boolean taken = roomForWords || !(message instanceof FirstWords);
            if (taken) {
              said.add(message);
            }
            return taken;
          });

  @Test
  void passesOnWhatAConnectionSaysUnderItsNumber() {
    open(Direction.OUT);
    table.apply(words(7), START.plusMillis(3));

    long id = ((Opened) said.getFirst()).id();
    assertThat(said).hasSize(2).endsWith(FirstWords.of(START.plusMillis(3), id, true, 7, BYTES));
  }

  @Test
  void keepsWordsUntilTheirConnectionIsAnnounced() {
    surroundings.reportsAccepts = true;
    open(Direction.IN);
    table.apply(words(7), START.plusMillis(3));
    assertThat(said).isEmpty();

    table.tick(START.plusSeconds(1));

    assertThat(said).hasSize(2);
    assertThat(said.getFirst()).isInstanceOf(Opened.class);
    assertThat(said.getLast()).isInstanceOf(FirstWords.class);
  }

  @Test
  void tellsOfALookupBeforeTheConnectionThatIsMadeWithItsAnswer() {
    table.apply(
        new KernelEvent.FlowOpened(
            1,
            DNS,
            new FlowFacts(
                KernelOwner.UNKNOWN, 1, 0, 2, Direction.OUT, false, false, Optional.empty())),
        START);
    table.apply(new KernelEvent.FirstWords(1, DNS, false, 0, BYTES), START.plusMillis(3));
    open(Direction.OUT);

    assertThat(said).hasSize(3);
    assertThat(said.get(1)).isInstanceOf(FirstWords.class);
    assertThat(said.get(2))
        .isInstanceOfSatisfying(
            Opened.class, opened -> assertThat(opened.connection().remote().port()).isEqualTo(443));
  }

  @Test
  void givesNoLookupToTheProgramThatHadThePortBefore() {
    FlowFacts facts =
        new FlowFacts(KernelOwner.UNKNOWN, 99, 1, 2, Direction.OUT, false, false, Optional.empty());
    table.apply(new KernelEvent.FlowOpened(1, DNS, facts), START);
    table.apply(
        new KernelEvent.SocketReleased(2, DNS, new KernelEvent.SocketId(99, 1)),
        START.plusMillis(1));
    table.apply(new KernelEvent.FirstWords(3, DNS, false, 0, BYTES), START.plusMillis(2));
    assertThat(surroundings.namesLost).isEmpty();
    table.apply(new KernelEvent.FirstWords(4, DNS, true, 0, BYTES), START.plusMillis(3));

    assertThat(said).noneMatch(FirstWords.class::isInstance);
    assertThat(surroundings.namesLost).containsExactly(Map.entry("names-unclaimed", 1));
  }

  @Test
  void countsWordsOfAConnectionThatItDoesNotKnow() {
    table.apply(words(7), START);

    assertThat(said).isEmpty();
    assertThat(surroundings.namesLost).containsExactly(Map.entry("names-unclaimed", 1));
  }

  @Test
  void countsWordsThatFindNoRoomAndHoldsNothingUpForThem() {
    roomForWords = false;
    open(Direction.OUT);
    table.apply(words(7), START);

    assertThat(surroundings.namesLost).containsExactly(Map.entry("names-unsaid", 1));
    assertThat(table.isHeldUp()).isFalse();
  }

  private void open(Direction direction) {
    KernelOwner owner = new KernelOwner(Owner.How.LISTEN, 4711, 99, 1000, "sshd");
    FlowFacts facts = new FlowFacts(owner, 1, 1, 2, direction, false, false, Optional.empty());
    table.apply(new KernelEvent.FlowOpened(1, TCP, facts), START);
  }

  private static KernelEvent.FirstWords words(long sequence) {
    return new KernelEvent.FirstWords(1, TCP, true, sequence, BYTES);
  }
}
