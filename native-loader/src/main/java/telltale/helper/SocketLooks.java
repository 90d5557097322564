package telltale.helper;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import telltale.helper.bpf.BpfException;
import telltale.helper.bpf.BpfIterator;
import telltale.helper.bpf.Native;
import telltale.helper.bpf.NetlinkDump;
import telltale.helper.event.EventDecoder;
import telltale.helper.event.FlowKey;
import telltale.helper.event.KernelEvent;
import telltale.helper.event.KernelOwner;
import telltale.helper.flow.FlowTable;
import telltale.helper.flow.SocketSearch;
import telltale.helper.snapshot.OlderListeners;
import telltale.helper.snapshot.SocketDiagnosis;
import telltale.helper.snapshot.SocketList;
import telltale.helper.snapshot.SocketSnapshot;

/// The looks at sockets that no probe saw made: one at the start, and later ones as the rung needs
/// them.
final class SocketLooks {

  private final Native natives;
  private final Probes probes;
  private final FlowTable flows;
  private final SocketSnapshot sockets;
  private final SocketSearch search;
  private final boolean marked;
  private OlderListeners olderListeners = OlderListeners.NONE;

  SocketLooks(Native natives, Probes probes, FlowTable flows, int networkNamespace) {
    NetlinkDump netlink = new NetlinkDump(natives);
    this.natives = natives;
    this.probes = probes;
    this.flows = flows;
    this.sockets =
        new SocketSnapshot(
            new SocketDiagnosis(
                (request, sink) -> netlink.run(NetlinkDump.SOCK_DIAG, request, sink)),
            Path.of("/proc"),
            networkNamespace,
            natives::bootNanos);
    this.marked = probes.attachments().rung().marksSockets();
    this.search = new SocketSearch(flows, sockets, !marked, !marked);
  }

  /// Takes the sockets that are older than the probes: the walk in the kernel sees those of every
  /// namespace, the list of this namespace's sockets is for kernels without it.
  ///
  /// @param records takes what the walk writes
  void atStart(Consumer<ByteBuffer> records) {
    if (probes.attachments().iteratesSockets() && iterated(records)) {
      return;
    }
    search.lookForOwners();
    Instant now = Instant.now();
    SocketList list = sockets.list();
    if (marked) {
      olderListeners = sockets.listeners(list);
    }
    for (KernelEvent found : sockets.everyConnected(list)) {
      flows.apply(found, now);
    }
  }

  /// Whose the listener is that an incoming connection without a mark has arrived at.
  Optional<KernelOwner> olderListener(FlowKey connection, int ifindex) {
    return olderListeners.owner(connection, ifindex);
  }

  /// When a look is due that cannot wait for the tick.
  Instant due() {
    return search.due();
  }

  /// Looks, if there is anything to look for.
  void look(Instant now) {
    search.look(now);
  }

  private boolean iterated(Consumer<ByteBuffer> records) {
    try {
      new BpfIterator(natives)
          .run(
              probes.object().program("socket_snapshot"),
              EventDecoder.SNAPSHOT_RECORD_BYTES,
              records);
      return true;
    } catch (BpfException refused) {
      return false;
    }
  }
}
