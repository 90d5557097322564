package telltale.helper.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import telltale.helper.event.FlowFacts;
import telltale.helper.event.FlowKey;
import telltale.helper.event.KernelEvent;
import telltale.helper.event.KernelEvent.SocketId;
import telltale.helper.event.KernelOwner;
import telltale.wire.CloseReason;
import telltale.wire.Closed;
import telltale.wire.Connection;
import telltale.wire.Direction;
import telltale.wire.Message;
import telltale.wire.Opened;
import telltale.wire.Owner;

/// What turns out later about a connection that was told already is told at once, by the same id.
final class OwnerCorrectionTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final SocketId OURS = new SocketId(9, FakeSurroundings.NETWORK_NAMESPACE);
  private static final SocketId INSIDE = new SocketId(9, FakeSurroundings.NETWORK_NAMESPACE + 1);
  private static final FlowKey OUTER =
      new FlowKey(0, 0xffff_0a01_0203L, 0, 0xffff_0808_0808L, 40_000, 443, 6);
  private static final FlowKey INNER =
      new FlowKey(0, 0xffff_ac11_0002L, 0, 0xffff_0808_0808L, 40_000, 443, 6);
  private static final KernelOwner MASTER = new KernelOwner(Owner.How.LISTEN, 1, 1, 0, "master");
  private static final KernelOwner WORKER = new KernelOwner(Owner.How.ACCEPT, 2, 2, 0, "worker");
  private static final KernelOwner FORWARDED = new KernelOwner(Owner.Why.FORWARDED, 0, 0, 0, "");

  private final List<Message> said = new ArrayList<>();
  private final FakeSurroundings surroundings = new FakeSurroundings();
  private boolean roomInOutbox = true;
  private final FlowTable table =
      new FlowTable(
          new FakeKernel(),
          surroundings,
          message -> {
            if (roomInOutbox) {
              said.add(message);
            }
            return roomInOutbox;
          });

  @Test
  void anOwnerThatALaterPacketRevealsIsToldAtOnce() {
    opened(OUTER, KernelOwner.UNKNOWN, Direction.IN, Optional.empty());
    table.tick(START.plusMillis(300));
    assertThat(last().owner()).isEqualTo(Owner.Why.UNKNOWN);
    opened(OUTER, MASTER, Direction.IN, Optional.empty());

    assertThat(pids()).containsExactly(0, 1);
    assertThat(said.stream().map(message -> ((Opened) message).id())).containsOnly(1L);
    assertThat(said.stream().map(Message::at)).containsOnly(START);
  }

  @Test
  void anOwnerThatIsRevealedBeforeTheFirstWordIsToldOnce() {
    opened(OUTER, KernelOwner.UNKNOWN, Direction.OUT, Optional.empty());
    opened(OUTER, MASTER, Direction.OUT, Optional.empty());
    table.tick(START.plusSeconds(1));

    assertThat(pids()).containsExactly(1);
  }

  @Test
  void anAcceptThatComesAfterTheFirstWordCorrectsIt() {
    surroundings.reportsAccepts = true;
    opened(OUTER, MASTER, Direction.IN, Optional.empty());
    table.tick(START.plusSeconds(1));
    accepted(OUTER, WORKER, OURS);

    assertThat(pids()).containsExactly(1, 2);
    assertThat(last().owner()).isEqualTo(Owner.How.ACCEPT);
  }

  @Test
  void aCallThatOnlyConfirmsWhatWasToldIsNotRepeated() {
    opened(OUTER, MASTER, Direction.IN, Optional.empty());
    accepted(OUTER, new KernelOwner(Owner.How.ACCEPT, 1, 1, 0, "master"), OURS);
    assertThat(pids()).containsExactly(1);
    close(OUTER, OURS);

    assertThat(((Closed) said.getLast()).connection().owner()).isEqualTo(Owner.How.ACCEPT);
  }

  @Test
  void aKernelThreadsStepTakesNoConnectionFromItsProgram() {
    opened(OUTER, MASTER, Direction.OUT, Optional.empty());
    table.apply(
        new KernelEvent.SocketConnected(
            0, OUTER, new KernelOwner(Owner.Why.KERNEL, 0, 0, 0, ""), OURS, 0),
        START);
    close(OUTER, OURS);

    assertThat(pids()).containsExactly(1, 1);
  }

  @Test
  void whatIsRevealedOfAHiddenConnectionIsToldOfTheOneUnderWhichItLeaves() {
    opened(INNER, KernelOwner.UNKNOWN, Direction.OUT, Optional.empty());
    opened(OUTER, FORWARDED, Direction.OUT, Optional.of(INNER));
    table.tick(START.plusMillis(300));
    opened(INNER, MASTER, Direction.OUT, Optional.empty());

    assertThat(pids()).containsExactly(0, 1);
    assertThat(last().local()).isEqualTo(OUTER.local());
  }

  @Test
  void aConnectionThatLeavesTranslatedHasTheOwnerThatWasFoundForItInside() {
    opened(INNER, KernelOwner.UNKNOWN, Direction.OUT, Optional.empty());
    opened(INNER, MASTER, Direction.OUT, Optional.empty());
    opened(OUTER, FORWARDED, Direction.OUT, Optional.of(INNER));

    assertThat(last().process().orElseThrow().pid()).isEqualTo(1);
  }

  @Test
  void whoeverAcceptsInsideAContainerOwnsThePublishedConnection() {
    opened(INNER, MASTER, Direction.IN, Optional.empty());
    opened(OUTER, MASTER, Direction.IN, Optional.of(INNER));
    table.tick(START.plusMillis(300));
    accepted(INNER, new KernelOwner(Owner.How.ACCEPT, 3, 3, 0, "another"), OURS);
    assertThat(last().process().orElseThrow().pid()).isEqualTo(1);
    accepted(INNER, WORKER, INSIDE);

    assertThat(pids()).containsExactly(1, 2);
  }

  @Test
  void aTunnelOfTheKernelsThatALaterPacketRevealsIsTold() {
    opened(OUTER, KernelOwner.UNKNOWN, Direction.IN, Optional.empty());
    table.tick(START.plusMillis(300));
    KernelOwner kernel = new KernelOwner(Owner.Why.KERNEL, 0, 0, 0, "");
    FlowFacts facts = new FlowFacts(kernel, 0, 0, 2, Direction.OUT, false, true, Optional.empty());
    table.apply(new KernelEvent.FlowOpened(0, OUTER, facts), START);

    assertThat(said.stream().map(message -> connection(message).tunnel()))
        .containsExactly(false, true);
    assertThat(last().owner()).isEqualTo(Owner.Why.KERNEL);
  }

  @Test
  void aCorrectionThatFoundNoRoomIsToldLater() {
    opened(OUTER, MASTER, Direction.IN, Optional.empty());
    roomInOutbox = false;
    accepted(OUTER, WORKER, OURS);
    table.tick(START.plusMillis(250));
    roomInOutbox = true;
    assertThat(pids()).containsExactly(1);
    table.tick(START.plusMillis(500));

    assertThat(pids()).containsExactly(1, 2);
  }

  @Test
  void theEndTellsTheCorrectedOwnerAfterTheCorrection() {
    opened(OUTER, MASTER, Direction.IN, Optional.empty());
    roomInOutbox = false;
    accepted(OUTER, WORKER, OURS);
    table.apply(new KernelEvent.SocketClosed(0, OUTER, OURS, 0, 1), START);
    table.tick(START.plusSeconds(1));
    roomInOutbox = true;
    table.tick(START.plusSeconds(2));

    assertThat(pids()).containsExactly(1, 2, 2);
    assertThat(((Closed) said.getLast()).reason()).isEqualTo(CloseReason.CLOSED);
  }

  private void opened(FlowKey key, KernelOwner owner, Direction direction, Optional<FlowKey> in) {
    boolean other = key.equals(INNER) || in.isPresent();
    table.apply(
        new KernelEvent.FlowOpened(
            0, key, new FlowFacts(owner, 55, 0, 2, direction, other, false, in)),
        START);
  }

  private void accepted(FlowKey key, KernelOwner owner, SocketId socket) {
    table.apply(new KernelEvent.SocketAccepted(0, key, owner, socket), START);
  }

  private void close(FlowKey key, SocketId socket) {
    table.apply(new KernelEvent.SocketClosed(0, key, socket, 0, 1), START);
    table.tick(START.plusSeconds(1));
  }

  private Connection last() {
    return connection(said.getLast());
  }

  private static Connection connection(Message message) {
    return message instanceof Closed end ? end.connection() : ((Opened) message).connection();
  }

  /// Whose each line says the connection is; 0 for nobody's.
  private List<Integer> pids() {
    return said.stream()
        .map(message -> connection(message).process().map(process -> process.pid()).orElse(0))
        .toList();
  }
}
