package telltale.helper.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telltale.helper.event.Counters;
import telltale.helper.event.FlowFacts;
import telltale.helper.event.FlowKey;
import telltale.helper.event.KernelEvent;
import telltale.helper.event.KernelEvent.SocketFound;
import telltale.helper.event.KernelEvent.SocketId;
import telltale.helper.event.KernelOwner;
import telltale.helper.snapshot.Holder;
import telltale.helper.snapshot.OpenSockets;
import telltale.helper.snapshot.SocketList;
import telltale.helper.snapshot.SocketSnapshot.Question;
import telltale.wire.CloseReason;
import telltale.wire.Closed;
import telltale.wire.Direction;
import telltale.wire.Message;
import telltale.wire.Opened;
import telltale.wire.Owner;
import telltale.wire.Volume;

final class SocketSearchTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int OUR_NAMESPACE = FakeSurroundings.NETWORK_NAMESPACE;
  private static final int CREATOR = 4711;
  private static final int WORKER = 4712;
  private static final long INODE = 11;
  private static final FlowKey TCP =
      new FlowKey(0, 0xffff_0a01_0203L, 0, 0xffff_0808_0808L, 40_000, 443, 6);
  private static final KernelOwner LISTENER =
      new KernelOwner(Owner.How.LISTEN, CREATOR, 1, 0, "server");
  private static final KernelOwner NOBODY = new KernelOwner(Owner.Why.KERNEL, 0, 0, 0, "");

  private final List<Message> said = new ArrayList<>();
  private final FakeSockets sockets = new FakeSockets();
  private final FakeSurroundings surroundings = new FakeSurroundings();
  private final FlowTable table =
      new FlowTable(new FakeKernel(), surroundings, message -> said.add(message));
  private final SocketSearch search = new SocketSearch(table, sockets, true, true);

  @BeforeEach
  void nothingMarksSockets() {
    surroundings.marksSockets = false;
  }

  @Test
  void namesTheOwnerBeforeTheConnectionIsTold() {
    table.apply(opened(NOBODY, Direction.OUT), START);
    sockets.holders.put(INODE, List.of(new Holder(WORKER, 2, "curl")));
    assertThat(search.due()).isBeforeOrEqualTo(START);
    search.look(START);

    Opened told = only(Opened.class);
    assertThat(told.connection().owner()).isEqualTo(Owner.How.SNAPSHOT);
    assertThat(told.connection().process().orElseThrow().pid()).isEqualTo(WORKER);
  }

  @Test
  void looksAtMostFourTimesASecondAndLessOftenLater() {
    table.apply(opened(NOBODY, Direction.OUT), START);
    for (int millis = 0; millis < 10_000; millis += 10) {
      table.count(
          TCP, new Counters(new Volume(millis, 1), Volume.NONE, 2), START.plusMillis(millis));
      search.look(START.plusMillis(millis));
    }

    assertThat(sockets.questions).isBetween(12, 15);
  }

  @Test
  void withoutMarksASocketWithoutOwnerIsNotTakenForTheKernels() {
    table.apply(opened(NOBODY, Direction.OUT), START);
    table.tick(START.plusSeconds(1));

    assertThat(only(Opened.class).connection().owner()).isEqualTo(Owner.Why.UNKNOWN);
  }

  @Test
  void doesNotLookWhileEverybodyIsKnown() {
    surroundings.marksSockets = true;
    table.apply(opened(LISTENER, Direction.OUT), START);
    new SocketSearch(table, sockets, true, false).look(START.plusSeconds(5));

    assertThat(sockets.lists).isZero();
  }

  @Test
  void aConnectionWithoutASocketEndsAfterASecondOfSilence() {
    table.apply(opened(LISTENER, Direction.OUT), START);
    sockets.open = false;
    search.look(START.plusMillis(900));
    table.tick(START.plusMillis(900));
    assertThat(said).noneMatch(Closed.class::isInstance);
    search.look(START.plusMillis(2_000));
    table.tick(START.plusMillis(2_000));

    assertThat(only(Closed.class).reason()).isEqualTo(CloseReason.CLOSED);
    assertThat(only(Closed.class).at()).isEqualTo(START);
  }

  @Test
  void aConnectionWithASocketGoesOnHoweverSilentItIs() {
    table.apply(opened(LISTENER, Direction.OUT), START);
    for (int second = 1; second < 100; second++) {
      search.look(START.plusSeconds(second));
      table.tick(START.plusSeconds(second));
    }

    assertThat(said).noneMatch(Closed.class::isInstance);
  }

  @Test
  void aConnectionThatWasHandedOnIsItsHolders() {
    table.apply(opened(LISTENER, Direction.IN), START);
    sockets.holders.put(INODE, List.of(new Holder(WORKER, 2, "worker")));
    SocketSearch handOvers = new SocketSearch(table, sockets, false, false);
    handOvers.look(START.plusMillis(299));
    assertThat(only(Opened.class).connection().owner()).isEqualTo(Owner.How.LISTEN);
    handOvers.look(START.plusMillis(300));

    Opened corrected = (Opened) said.getLast();
    assertThat(corrected.id()).isEqualTo(only(Opened.class, 0).id());
    assertThat(corrected.connection().process().orElseThrow().pid()).isEqualTo(WORKER);
    assertThat(corrected.connection().owner()).isEqualTo(Owner.How.SNAPSHOT);
  }

  @Test
  void aConnectionThatWasHandedOnIsItsHoldersWhereOnlyTheSocketsMakerIsKnown() {
    KernelOwner maker = new KernelOwner(Owner.How.CREATE, CREATOR, 1, 0, "server");
    table.apply(opened(maker, Direction.IN), START);
    sockets.holders.put(INODE, List.of(new Holder(WORKER, 2, "worker")));
    new SocketSearch(table, sockets, false, false).look(START.plusMillis(300));

    Opened corrected = (Opened) said.getLast();
    assertThat(corrected.connection().process().orElseThrow().pid()).isEqualTo(WORKER);
  }

  @Test
  void aConnectionThatItsListenersCreatorHoldsTooStaysTheCreators() {
    table.apply(opened(LISTENER, Direction.IN), START);
    sockets.holders.put(
        INODE, List.of(new Holder(CREATOR, 1, "server"), new Holder(WORKER, 2, "worker")));
    search.look(START.plusMillis(300));

    assertThat(only(Opened.class).connection().owner()).isEqualTo(Owner.How.LISTEN);
  }

  @Test
  void aConnectionWithTwoOtherHoldersStaysTheCreators() {
    table.apply(opened(LISTENER, Direction.IN), START);
    sockets.holders.put(
        INODE, List.of(new Holder(WORKER, 2, "worker"), new Holder(WORKER + 1, 3, "worker")));
    search.look(START.plusMillis(300));

    assertThat(only(Opened.class).connection().owner()).isEqualTo(Owner.How.LISTEN);
  }

  @Test
  void asksWhoHoldsAConnectionOnce() {
    surroundings.marksSockets = true;
    SocketSearch handOvers = new SocketSearch(table, sockets, false, false);
    table.apply(opened(LISTENER, Direction.IN), START);
    for (int second = 1; second < 60; second++) {
      handOvers.look(START.plusSeconds(second));
    }

    assertThat(sockets.lists).isEqualTo(1);
  }

  private <T extends Message> T only(Class<T> kind) {
    assertThat(said.stream().filter(kind::isInstance)).as("%s", said).hasSize(1);
    return only(kind, 0);
  }

  private <T extends Message> T only(Class<T> kind, int index) {
    return said.stream().filter(kind::isInstance).map(kind::cast).toList().get(index);
  }

  private static KernelEvent opened(KernelOwner owner, Direction direction) {
    return new KernelEvent.FlowOpened(
        0, TCP, new FlowFacts(owner, 55, 0, 2, direction, false, false, Optional.empty()));
  }

  /// One connection's socket, or none.
  private static final class FakeSockets implements OpenSockets {
    private final Map<Long, List<Holder>> holders = new HashMap<>();
    private boolean open = true;
    private int lists;
    private int questions;

    @Override
    public SocketList list() {
      lists++;
      return SocketList.of(open ? Map.of(TCP, INODE) : Map.of());
    }

    @Override
    public Map<Long, List<Holder>> holders(Set<Long> inodes) {
      Map<Long, List<Holder>> found = new HashMap<>(holders);
      found.keySet().retainAll(inodes);
      return found;
    }

    @Override
    public List<SocketFound> answers(SocketList list, Collection<Question> asked) {
      questions++;
      return holders.getOrDefault(INODE, List.of()).stream()
          .map(
              holder ->
                  new SocketFound(
                      0, TCP, holder.owner(0), new SocketId(9, OUR_NAMESPACE), list.direction(TCP)))
          .toList();
    }
  }
}
