package telltale.helper.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import telltale.helper.event.Counters;
import telltale.helper.event.FlowFacts;
import telltale.helper.event.FlowKey;
import telltale.helper.event.KernelEvent;
import telltale.helper.event.KernelEvent.SocketId;
import telltale.helper.event.KernelOwner;
import telltale.wire.CloseReason;
import telltale.wire.Closed;
import telltale.wire.Direction;
import telltale.wire.Message;
import telltale.wire.Opened;
import telltale.wire.Owner;
import telltale.wire.Traffic;
import telltale.wire.Volume;

final class FlowTableTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int OUR_NAMESPACE = FakeSurroundings.NETWORK_NAMESPACE;
  private static final FlowKey TCP =
      new FlowKey(0, 0xffff_0a01_0203L, 0, 0xffff_0808_0808L, 40_000, 443, 6);
  private static final FlowKey UDP =
      new FlowKey(0, 0xffff_0a01_0203L, 0, 0xffff_0808_0808L, 50_000, 53, 17);

  private static final FlowKey INSIDE =
      new FlowKey(0, 0xffff_ac11_0002L, 0, 0xffff_0808_0808L, 40_000, 443, 6);

  private final List<Message> said = new ArrayList<>();
  private final FakeKernel kernel = new FakeKernel();
  private final FakeSurroundings surroundings = new FakeSurroundings();
  private boolean roomInOutbox = true;
  private final FlowTable table =
      new FlowTable(
          kernel,
          surroundings,
          message -> {
            if (roomInOutbox) {
              said.add(message);
            }
            return roomInOutbox;
          });

  @Test
  void announcesAConnectionWithItsOwnerAtOnce() {
    table.apply(opened(TCP, owner(Owner.How.CONNECT), Direction.OUT), START);

    Opened opened = only(Opened.class);
    assertThat(opened.connection().owner()).isEqualTo(Owner.How.CONNECT);
    assertThat(opened.connection().process().orElseThrow().pid()).isEqualTo(4711);
    assertThat(opened.connection().direction()).isEqualTo(Direction.OUT);
    assertThat(opened.connection().networkInterface()).contains("eth0");
  }

  @Test
  void aLookupFromThePortOfAnotherIsItsOwnProgramsWithItsOwnCounters() {
    table.apply(lookup(4711, 7), START);
    table.count(UDP, counters(100, 200), START.plusMillis(10));
    table.apply(released(7), START.plusMillis(20));
    table.apply(lookup(4712, 8), START.plusMillis(30));
    table.count(UDP, counters(400, 700), START.plusMillis(250));
    table.tick(START.plusMillis(250));
    table.apply(released(8), START.plusMillis(300));
    table.tick(START.plusSeconds(1));

    List<Closed> ends =
        said.stream().filter(Closed.class::isInstance).map(Closed.class::cast).toList();
    assertThat(ends).extracting(FlowTableTest::pid).containsExactly(4711, 4712);
    assertThat(ends)
        .extracting(end -> end.sent().bytes() + end.received().bytes())
        .containsExactly(300L, 800L);
    assertThat(kernel.forgotten).containsExactly(UDP);
    assertThat(table.size()).isZero();
  }

  @Test
  void twoSocketsThatShareAPortAreOneConnectionWhileBothAreOpen() {
    table.apply(lookup(4711, 7), START);
    table.apply(lookup(4712, 8), START.plusMillis(30));
    table.tick(START.plusMillis(250));

    assertThat(only(Opened.class).connection().process().orElseThrow().pid()).isEqualTo(4711);
  }

  @Test
  void aPortThatCannotChangeHandsForLackOfRoomStaysWithItsProgram() {
    table.apply(lookup(4711, 7), START);
    table.apply(released(7), START.plusMillis(20));
    roomInOutbox = false;
    table.apply(lookup(4712, 8), START.plusMillis(30));
    roomInOutbox = true;
    table.tick(START.plusSeconds(1));

    assertThat(pid(only(Closed.class))).isEqualTo(4711);
    assertThat(table.size()).isZero();
  }

  private static KernelEvent.FlowOpened lookup(int pid, long cookie) {
    KernelOwner owner = new KernelOwner(Owner.How.CREATE, pid, 99, 1000, "dig");
    FlowFacts facts =
        new FlowFacts(owner, cookie, 1, 2, Direction.OUT, false, false, Optional.empty());
    return new KernelEvent.FlowOpened(1, UDP, facts);
  }

  private static KernelEvent.SocketReleased released(long cookie) {
    return new KernelEvent.SocketReleased(2, UDP, new SocketId(cookie, OUR_NAMESPACE));
  }

  private static int pid(Closed end) {
    return end.connection().process().orElseThrow().pid();
  }

  @Test
  void closesWithTheCountersThatArrivedAfterTheSocketEnded() {
    table.apply(opened(TCP, owner(Owner.How.CONNECT), Direction.OUT), START);
    table.apply(closed(TCP, 0, 1), START.plusMillis(10));
    table.count(TCP, counters(500, 700), START.plusMillis(250));
    table.tick(START.plusMillis(250));
    assertThat(said).noneMatch(Closed.class::isInstance);
    table.count(TCP, counters(552, 752), START.plusMillis(500));
    table.tick(START.plusMillis(500));

    Closed end = only(Closed.class);
    assertThat(end.sent().bytes()).isEqualTo(552);
    assertThat(end.received().bytes()).isEqualTo(752);
    assertThat(end.reason()).isEqualTo(CloseReason.CLOSED);
    assertThat(kernel.forgotten).containsExactly(TCP);
    assertThat(table.size()).isZero();
  }

  @Test
  void tellsARefusedConnectFromAClosedOne() {
    table.apply(opened(TCP, owner(Owner.How.CONNECT), Direction.OUT), START);
    table.apply(closed(TCP, 111, 2), START.plusMillis(1));
    table.tick(START.plusSeconds(1));

    Closed end = only(Closed.class);
    assertThat(end.reason()).isEqualTo(CloseReason.REFUSED);
    assertThat(end.errno()).hasValue(111);
  }

  @Test
  void lateAcknowledgementOfAClosedConnectionIsNotANewOne() {
    table.apply(opened(TCP, owner(Owner.How.CONNECT), Direction.OUT), START);
    table.apply(closed(TCP, 0, 1), START);
    table.tick(START.plusSeconds(1));
    said.clear();

    table.apply(opened(TCP, KernelOwner.UNKNOWN, Direction.UNKNOWN), START.plusSeconds(30));
    table.tick(START.plusSeconds(31));

    assertThat(said).isEmpty();
  }

  @Test
  void samePortsWithANewSynAreANewConnection() {
    table.apply(opened(TCP, owner(Owner.How.CONNECT), Direction.OUT), START);
    table.apply(closed(TCP, 0, 1), START);
    table.tick(START.plusSeconds(1));
    table.apply(opened(TCP, owner(Owner.How.CONNECT), Direction.OUT), START.plusSeconds(2));

    assertThat(said.stream().filter(Opened.class::isInstance).map(m -> ((Opened) m).id()))
        .containsExactly(1L, 2L);
  }

  @Test
  void anIncomingConnectionWaitsForTheProcessThatAcceptsIt() {
    surroundings.reportsAccepts = true;
    table.apply(opened(TCP, owner(Owner.How.LISTEN), Direction.IN), START);
    assertThat(said).isEmpty();
    KernelOwner worker = new KernelOwner(Owner.How.ACCEPT, 4712, 2, 0, "worker");
    table.apply(
        new KernelEvent.SocketAccepted(0, TCP, worker, new SocketId(9, OUR_NAMESPACE)),
        START.plusMillis(3));

    Opened opened = only(Opened.class);
    assertThat(opened.connection().owner()).isEqualTo(Owner.How.ACCEPT);
    assertThat(opened.connection().process().orElseThrow().pid()).isEqualTo(4712);
  }

  @Test
  void anIncomingConnectionThatNobodyAcceptsIsItsListeners() {
    surroundings.reportsAccepts = true;
    table.apply(opened(TCP, owner(Owner.How.LISTEN), Direction.IN), START);
    table.tick(START.plusMillis(300));

    assertThat(only(Opened.class).connection().owner()).isEqualTo(Owner.How.LISTEN);
  }

  @Test
  void aSocketOfAnotherNamespaceIsNotOurs() {
    table.apply(
        new KernelEvent.SocketFound(
            0, TCP, owner(Owner.How.SNAPSHOT), new SocketId(1, 8), Direction.OUT),
        START);

    assertThat(said).isEmpty();
  }

  @Test
  void aSocketOlderThanTheHelperIsListedOnceThoughItsPacketsComeLater() {
    table.apply(
        new KernelEvent.SocketFound(
            0, TCP, owner(Owner.How.SNAPSHOT), new SocketId(1, OUR_NAMESPACE), Direction.OUT),
        START);
    table.apply(opened(TCP, owner(Owner.How.SNAPSHOT), Direction.UNKNOWN), START.plusSeconds(1));

    assertThat(only(Opened.class).connection().owner()).isEqualTo(Owner.How.SNAPSHOT);
  }

  @Test
  void aFlowWhoseRecordWasLostAppearsWithItsCounters() {
    kernel.facts.put(TCP, facts(owner(Owner.How.CONNECT), Direction.OUT));
    table.count(TCP, counters(100, 200), START);
    table.tick(START);

    assertThat(only(Opened.class).connection().process()).isPresent();
    assertThat(only(Traffic.class).sent()).isEqualTo(new Volume(100, 1));
  }

  @Test
  void datagramsEndWithTheirSocket() {
    table.apply(opened(UDP, owner(Owner.How.CREATE), Direction.OUT), START);
    table.apply(new KernelEvent.SocketReleased(0, UDP, new SocketId(55, 0)), START.plusMillis(100));
    table.tick(START.plusSeconds(1));

    assertThat(only(Closed.class).reason()).isEqualTo(CloseReason.CLOSED);
  }

  @Test
  void datagramsEndAfterAMinuteOfSilence() {
    table.apply(opened(UDP, owner(Owner.How.CREATE), Direction.OUT), START);
    table.tick(START.plusSeconds(59));
    assertThat(said).noneMatch(Closed.class::isInstance);
    table.tick(START.plusSeconds(61));

    assertThat(only(Closed.class).reason()).isEqualTo(CloseReason.IDLE);
  }

  @Test
  void saysNothingWhenNothingChanged() {
    table.apply(opened(TCP, owner(Owner.How.CONNECT), Direction.OUT), START);
    table.count(TCP, counters(1, 1), START);
    table.tick(START);
    said.clear();
    for (int i = 1; i < 100; i++) {
      table.count(TCP, counters(1, 1), START.plusSeconds(i));
      table.tick(START.plusSeconds(i));
    }

    assertThat(said).isEmpty();
  }

  @Test
  void whatArrivesWithoutAMarkIsTheOlderListeners() {
    surroundings.olderListener = Optional.of(owner(Owner.How.LISTEN));
    table.apply(opened(TCP, KernelOwner.UNKNOWN, Direction.IN), START);

    assertThat(only(Opened.class).connection().owner()).isEqualTo(Owner.How.LISTEN);
  }

  @Test
  void whatLeavesWithoutAMarkIsNoListeners() {
    surroundings.olderListener = Optional.of(owner(Owner.How.LISTEN));
    table.apply(opened(TCP, KernelOwner.UNKNOWN, Direction.OUT), START);
    table.tick(START.plusSeconds(1));

    assertThat(only(Opened.class).connection().owner()).isEqualTo(Owner.Why.UNKNOWN);
  }

  @Test
  void nothingIsLostWhileTheOutboxIsFull() {
    roomInOutbox = false;
    table.apply(opened(TCP, owner(Owner.How.CONNECT), Direction.OUT), START);
    table.apply(closed(TCP, 0, 1), START);
    table.count(TCP, counters(10, 20), START);
    table.tick(START.plusSeconds(1));
    assertThat(table.isHeldUp()).isTrue();
    roomInOutbox = true;
    table.tick(START.plusSeconds(2));

    assertThat(table.isHeldUp()).isFalse();
    assertThat(said).hasSize(2);
    assertThat(only(Closed.class).id()).isEqualTo(only(Opened.class).id());
  }

  @Test
  void tellsOfATranslatedConnectionOnceUnderTheAddressesThatTheWorldSees() {
    table.apply(passingThrough(INSIDE, Optional.empty()), START);
    table.apply(passingThrough(TCP, Optional.of(INSIDE)), START);
    table.count(INSIDE, counters(500, 700), START);
    table.count(TCP, counters(500, 700), START);
    table.tick(START.plusSeconds(1));
    table.apply(
        new KernelEvent.SocketClosed(0, INSIDE, new SocketId(1, OUR_NAMESPACE + 1), 0, 1),
        START.plusSeconds(1));
    table.tick(START.plusSeconds(2));

    assertThat(only(Opened.class).connection().remote()).isEqualTo(TCP.remote());
    assertThat(only(Closed.class).sent().bytes()).isEqualTo(500);
    assertThat(table.size()).isZero();
  }

  @Test
  void namesTheOwnerThatALaterPacketRevealed() {
    table.apply(opened(TCP, KernelOwner.UNKNOWN, Direction.IN), START);
    table.apply(opened(TCP, owner(Owner.How.CREATE), Direction.IN), START.plusMillis(10));
    table.apply(closed(TCP, 0, 1), START.plusMillis(20));
    table.tick(START.plusSeconds(1));

    assertThat(only(Closed.class).connection().owner()).isEqualTo(Owner.How.CREATE);
  }

  @Test
  void anotherNamespacesConnectionOfTheSameAddressesEndsNothingOfOurs() {
    table.apply(opened(TCP, owner(Owner.How.CONNECT), Direction.OUT), START);
    table.apply(
        new KernelEvent.SocketClosed(0, TCP, new SocketId(1, OUR_NAMESPACE + 1), 0, 1), START);
    table.tick(START.plusSeconds(1));

    assertThat(said).noneMatch(Closed.class::isInstance);
  }

  private <T extends Message> T only(Class<T> kind) {
    List<T> found = said.stream().filter(kind::isInstance).map(kind::cast).toList();
    assertThat(found).as("%s in %s", kind.getSimpleName(), said).hasSize(1);
    return found.getFirst();
  }

  private static KernelOwner owner(Owner.How how) {
    return new KernelOwner(how, 4711, 1, 0, "program");
  }

  private static FlowFacts facts(KernelOwner owner, Direction direction) {
    return new FlowFacts(owner, 55, 0, 2, direction, false, false, Optional.empty());
  }

  private static KernelEvent passingThrough(FlowKey key, Optional<FlowKey> inner) {
    return new KernelEvent.FlowOpened(
        0,
        key,
        new FlowFacts(owner(Owner.How.CONNECT), 55, 0, 2, Direction.OUT, true, false, inner));
  }

  private static KernelEvent opened(FlowKey key, KernelOwner owner, Direction direction) {
    return new KernelEvent.FlowOpened(0, key, facts(owner, direction));
  }

  private static KernelEvent closed(FlowKey key, int errno, int oldState) {
    return new KernelEvent.SocketClosed(0, key, new SocketId(1, OUR_NAMESPACE), errno, oldState);
  }

  private static Counters counters(long sent, long received) {
    return new Counters(new Volume(sent, sent / 100), new Volume(received, received / 100), 2);
  }
}
