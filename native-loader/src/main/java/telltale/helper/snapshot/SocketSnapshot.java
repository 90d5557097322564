package telltale.helper.snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import telltale.helper.event.FlowKey;
import telltale.helper.event.KernelEvent.SocketFound;
import telltale.helper.event.KernelEvent.SocketId;
import telltale.helper.event.KernelOwner;

/// Looks at every socket of this network namespace, and at who holds them. A look costs a
/// millisecond for a thousand sockets; finding holders costs some microseconds for each descriptor
/// of each process of the machine, so it is done once for all questions of a look.
public final class SocketSnapshot implements OpenSockets {

  private final SocketDiagnosis diagnosis;
  private final HolderScan scan;
  private final int networkNamespace;
  private final LongSupplier bootNanos;

  /// A question: whose is this flow?
  ///
  /// @param ifindex the interface that counts it
  public record Question(FlowKey flow, int ifindex) {}

  /// Looks that way.
  ///
  /// @param proc normally `/proc`
  /// @param networkNamespace the inode number of this network namespace
  /// @param bootNanos reads CLOCK_BOOTTIME
  public SocketSnapshot(
      SocketDiagnosis diagnosis, Path proc, int networkNamespace, LongSupplier bootNanos) {
    this.bootNanos = bootNanos;
    this.diagnosis = diagnosis;
    this.scan = new HolderScan(proc);
    this.networkNamespace = networkNamespace;
  }

  @Override
  public SocketList list() {
    return diagnosis.list();
  }

  @Override
  public Map<Long, List<Holder>> holders(Set<Long> inodes) {
    return scan.holders(inodes);
  }

  /// Each socket with a remote end that a process holds. Of several holders the oldest is taken: it
  /// made the socket and the others, or handed it on.
  public List<SocketFound> everyConnected(SocketList list) {
    Map<Long, List<Holder>> holders = scan.holders(SocketList.inodes(list.connected()));
    List<SocketFound> found = new ArrayList<>();
    for (OpenSocket socket : list.connected()) {
      holders.getOrDefault(socket.inode(), List.of()).stream()
          .findFirst()
          .map(holder -> owner(holder, socket))
          .ifPresent(owner -> found.add(found(list, socket.key(), socket, owner)));
    }
    return found;
  }

  /// Who holds the listening sockets of a list.
  public OlderListeners listeners(SocketList list) {
    List<OpenSocket> listening = list.listening();
    return OlderListeners.of(listening, scan.holders(SocketList.inodes(listening)));
  }

  @Override
  public List<SocketFound> answers(SocketList list, Collection<Question> questions) {
    Map<Question, List<OpenSocket>> candidates = new HashMap<>();
    Set<Long> inodes = new HashSet<>();
    for (Question question : questions) {
      List<OpenSocket> sockets = list.candidates(question.flow(), question.ifindex());
      if (!sockets.isEmpty()) {
        candidates.put(question, sockets);
        inodes.addAll(SocketList.inodes(sockets));
      }
    }
    Map<Long, List<Holder>> holders = scan.holders(inodes);
    List<SocketFound> found = new ArrayList<>();
    candidates.forEach(
        (question, sockets) ->
            holder(sockets, holders)
                .map(holder -> owner(holder, sockets.getFirst()))
                .map(owner -> found(list, question.flow(), sockets.getFirst(), owner))
                .ifPresent(found::add));
    return found;
  }

  /// Of a socket that can only be this flow's, the oldest holder. Of several, or of one that any
  /// other end may talk to, the one process that holds them all: a wrong name is worse than none.
  private static Optional<Holder> holder(
      List<OpenSocket> sockets, Map<Long, List<Holder>> holders) {
    List<Holder> first = holders.getOrDefault(sockets.getFirst().inode(), List.of());
    if (sockets.size() == 1 && sockets.getFirst().isConnected()) {
      return first.stream().findFirst();
    }
    boolean same =
        first.size() == 1
            && sockets.stream()
                .allMatch(one -> holders.getOrDefault(one.inode(), List.of()).equals(first));
    return same ? Optional.of(first.getFirst()) : Optional.empty();
  }

  private static KernelOwner owner(Holder holder, OpenSocket socket) {
    return holder.owner(socket.uid());
  }

  private SocketFound found(SocketList list, FlowKey flow, OpenSocket socket, KernelOwner owner) {
    return new SocketFound(
        bootNanos.getAsLong(),
        flow,
        owner,
        new SocketId(socket.cookie(), networkNamespace),
        list.direction(flow));
  }
}
