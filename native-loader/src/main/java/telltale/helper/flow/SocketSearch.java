package telltale.helper.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import telltale.helper.event.KernelEvent.SocketFound;
import telltale.helper.snapshot.Holder;
import telltale.helper.snapshot.OpenSockets;
import telltale.helper.snapshot.SocketList;
import telltale.helper.snapshot.SocketSnapshot.Question;
import telltale.wire.CloseReason;
import telltale.wire.Direction;
import telltale.wire.Owner;

/// Asks the list of open sockets what no program in the kernel tells: who got an accepted
/// connection from the listener's creator; where sockets are not marked, whose a connection is;
/// and where nothing tells of a connection's end, whether it has ended.
///
/// It looks at most four times a second, and rarer where a look takes long, so that it costs a
/// fifth of a core at the very most. Confined to the poll thread.
public final class SocketSearch {

  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final int PAUSE_PER_COST = 4;

  /// A socket may be without a holder for a moment, until it is accepted: the first searches follow
  /// one another, later ones come once a second.
  private static final int FIRST_SEARCHES = 4;

  private static final int MAX_SEARCHES = 40;
  private static final Duration SEARCH_AGAIN = Duration.ofSeconds(1);

  /// A server hands an accepted connection on within this time.
  private static final Duration HAND_OVER = Duration.ofMillis(300);

  private static final Duration HAND_OVER_PAUSE = Duration.ofSeconds(2);

  /// A connection without a socket that was silent for so long has ended.
  private static final Duration SILENCE = Duration.ofSeconds(1);

  private final FlowTable table;
  private final OpenSockets sockets;
  private boolean owners;
  private final boolean endings;
  private Instant nextLook = Instant.MIN;
  private Instant nextHandOver = Instant.MIN;
  private Instant nextEndings = Instant.MIN;
  private boolean newcomersWait;

  /// A search that has not looked yet.
  ///
  /// @param owners whether connections without an owner are looked for
  /// @param endings whether connections end by their socket's absence
  public SocketSearch(FlowTable table, OpenSockets sockets, boolean owners, boolean endings) {
    this.table = table;
    this.sockets = sockets;
    this.owners = owners;
    this.endings = endings;
  }

  /// From now on looks for the owners of connections that have none.
  public void lookForOwners() {
    owners = true;
  }

  /// When the next look is due that cannot wait for the tick.
  public Instant due() {
    newcomersWait |= table.takeNewcomers();
    return owners && newcomersWait ? nextLook : Instant.MAX;
  }

  /// Looks if there is anything to look for, and if the last look is long enough ago.
  public void look(Instant now) {
    if (now.isBefore(nextLook)) {
      return;
    }
    table.takeNewcomers();
    newcomersWait = false;
    List<FlowState> unowned = those(owners, flow -> isWanted(flow, now));
    List<FlowState> accepted = those(!now.isBefore(nextHandOver), flow -> mayBeHandedOn(flow, now));
    boolean end = endings && !now.isBefore(nextEndings) && hasTcp();
    if (unowned.isEmpty() && accepted.isEmpty() && !end) {
      return;
    }
    long began = System.nanoTime();
    SocketList list = sockets.list();
    findOwners(list, unowned, now);
    findHolders(list, accepted, now);
    if (end) {
      endAbsent(list, now);
    }
    Duration cost = Duration.ofNanos(System.nanoTime() - began).multipliedBy(PAUSE_PER_COST);
    nextLook = now.plus(cost.compareTo(PAUSE) > 0 ? cost : PAUSE);
  }

  private List<FlowState> those(boolean any, Predicate<FlowState> wanted) {
    if (!any) {
      return List.of();
    }
    // A loop: this is asked of every connection at every tick, mostly for nothing.
    List<FlowState> found = new ArrayList<>();
    for (FlowState flow : table.states()) {
      if (wanted.test(flow)) {
        found.add(flow);
      }
    }
    return found;
  }

  private boolean hasTcp() {
    return table.states().stream().anyMatch(flow -> flow.key.isTcp());
  }

  private boolean isWanted(FlowState flow, Instant now) {
    return !flow.owner.isKnown()
        && isLocal(flow)
        && flow.searches < MAX_SEARCHES
        && !now.isBefore(flow.nextSearch);
  }

  /// Connections of this network namespace's own sockets that go on.
  private static boolean isLocal(FlowState flow) {
    return flow.ending.isEmpty()
        && !flow.hidden
        && !flow.otherNamespace
        && flow.inner.isEmpty()
        && flow.owner.evidence() != Owner.Why.FORWARDED;
  }

  /// An incoming connection inherits its listener's mark, which says who called listen(); before
  /// Linux 5.11 only who made the socket.
  private static boolean mayBeHandedOn(FlowState flow, Instant now) {
    return flow.direction == Direction.IN
        && !flow.handOverChecked
        && flow.key.isTcp()
        && isInherited(flow.owner.evidence())
        && isLocal(flow)
        && !flow.openedAt.plus(HAND_OVER).isAfter(now);
  }

  private static boolean isInherited(Owner evidence) {
    return evidence == Owner.How.LISTEN || evidence == Owner.How.CREATE;
  }

  private void findOwners(SocketList list, List<FlowState> unowned, Instant now) {
    if (unowned.isEmpty()) {
      return;
    }
    List<Question> questions =
        unowned.stream().map(flow -> new Question(flow.key, flow.ifindex)).toList();
    for (SocketFound found : sockets.answers(list, questions)) {
      table.apply(found, now);
    }
    for (FlowState flow : unowned) {
      flow.searches++;
      flow.nextSearch = flow.searches < FIRST_SEARCHES ? now : now.plus(SEARCH_AGAIN);
    }
  }

  /// The creator of a listener need not be who accepts: servers fork beforehand, or are handed
  /// their listener.
  private void findHolders(SocketList list, List<FlowState> accepted, Instant now) {
    if (accepted.isEmpty()) {
      return;
    }
    nextHandOver = now.plus(HAND_OVER_PAUSE);
    Set<Long> inodes = new HashSet<>();
    accepted.forEach(flow -> list.accepted(flow.key).ifPresent(inodes::add));
    Map<Long, List<Holder>> holders = sockets.holders(inodes);
    for (FlowState flow : accepted) {
      OptionalLong inode = list.accepted(flow.key);
      if (inode.isPresent()) {
        flow.handOverChecked = true;
        handOver(flow, holders.getOrDefault(inode.getAsLong(), List.of()));
      }
    }
  }

  private void handOver(FlowState flow, List<Holder> holders) {
    if (holders.size() == 1 && holders.getFirst().pid() != flow.owner.tgid()) {
      flow.owner = holders.getFirst().owner(flow.owner.uid());
      table.tell(flow);
    }
  }

  private void endAbsent(SocketList list, Instant now) {
    nextEndings = now.plus(SILENCE);
    for (FlowState flow : table.states()) {
      boolean over =
          flow.key.isTcp()
              && isLocal(flow)
              && !flow.lastTraffic.plus(SILENCE).isAfter(now)
              && !list.mayHave(flow.key);
      if (over) {
        table.end(
            flow,
            new FlowState.Ending(flow.lastTraffic, now, CloseReason.CLOSED, OptionalInt.empty()));
      }
    }
  }
}
