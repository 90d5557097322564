package telltale.helper.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import telltale.helper.event.FlowKey;
import telltale.helper.event.KernelOwner;

/// Who held the listening sockets that were there before the helper. Where the kernel marks every
/// newer socket with its owner and cannot mark older ones (before 5.11), a connection that arrives
/// without an owner has arrived at one of these; it may be over before anybody can look at it.
public final class OlderListeners {

  /// None: older sockets are marked too, or newer ones are not.
  public static final OlderListeners NONE = new OlderListeners(List.of());

  private final List<Listener> listeners;

  private record Listener(OpenSocket socket, KernelOwner owner) {}

  private OlderListeners(List<Listener> listeners) {
    this.listeners = listeners;
  }

  /// Of several holders of a socket the oldest is taken: it made the others, or handed it on.
  static OlderListeners of(List<OpenSocket> sockets, Map<Long, List<Holder>> holders) {
    List<Listener> listeners = new ArrayList<>();
    for (OpenSocket socket : sockets) {
      holders.getOrDefault(socket.inode(), List.of()).stream()
          .findFirst()
          .map(holder -> new Listener(socket, holder.listener(socket.uid())))
          .ifPresent(listeners::add);
    }
    return new OlderListeners(List.copyOf(listeners));
  }

  /// The one process that every listener belongs to at which a connection may have arrived.
  ///
  /// @param ifindex the interface that counts it
  public Optional<KernelOwner> owner(FlowKey connection, int ifindex) {
    List<KernelOwner> owners =
        listeners.stream()
            .filter(listener -> listener.socket().mayHave(connection, ifindex))
            .map(Listener::owner)
            .distinct()
            .toList();
    return owners.size() == 1 ? Optional.of(owners.getFirst()) : Optional.empty();
  }
}
