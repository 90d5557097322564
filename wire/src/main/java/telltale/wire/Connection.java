package telltale.wire;

import java.util.Optional;

/// A flow as the user sees it: the 5-tuple, whose it is, and where it leads.
///
/// @param protocol the transport
/// @param direction who began
/// @param local the end on this machine
/// @param remote the other end
/// @param owner how the process is known, or why it is not
/// @param process the process it belongs to; absent when the owner is not known
/// @param host the remote end's name; never filled in by the helper
/// @param place where the remote end is; never filled in by the helper
/// @param networkInterface the interface that counts it, for example `eth0`
/// @param tunnel it carries the packets of other connections, each of which is listed too
public record Connection(
    Protocol protocol,
    Direction direction,
    Endpoint local,
    Endpoint remote,
    Owner owner,
    Optional<ProcessFacts> process,
    Optional<HostName> host,
    Optional<Place> place,
    Optional<String> networkInterface,
    boolean tunnel) {

  /// The same connection with a place.
  public Connection withPlace(Optional<Place> newPlace) {
    return new Connection(
        protocol,
        direction,
        local,
        remote,
        owner,
        process,
        host,
        newPlace,
        networkInterface,
        tunnel);
  }

  /// The same connection with other facts of its process.
  public Connection withProcess(Optional<ProcessFacts> newProcess) {
    return new Connection(
        protocol,
        direction,
        local,
        remote,
        owner,
        newProcess,
        host,
        place,
        networkInterface,
        tunnel);
  }

  /// The same connection with what is known of the remote end's name.
  public Connection withHost(Optional<HostName> newHost) {
    return new Connection(
        protocol,
        direction,
        local,
        remote,
        owner,
        process,
        newHost,
        place,
        networkInterface,
        tunnel);
  }

  /// The same connection with the interface that counts it.
  public Connection withNetworkInterface(Optional<String> newInterface) {
    return new Connection(
        protocol, direction, local, remote, owner, process, host, place, newInterface, tunnel);
  }
}
