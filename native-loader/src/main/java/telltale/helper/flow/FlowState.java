package telltale.helper.flow;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import telltale.helper.event.Counters;
import telltale.helper.event.FlowKey;
import telltale.helper.event.KernelOwner;
import telltale.wire.CloseReason;
import telltale.wire.Connection;
import telltale.wire.Direction;
import telltale.wire.Volume;

/// One connection while it lives. Mutable, and only ever touched by [FlowTable].
final class FlowState {

  final long id;
  final FlowKey key;
  final Instant openedAt;
  long cookie;
  KernelOwner owner;
  Direction direction;
  int ifindex;

  /// The kernel's counters belong to the 5-tuple; what an earlier connection of the same 5-tuple
  /// has carried is not ours.
  Counters base = NOTHING;

  Counters counted = NOTHING;
  Instant lastTraffic;
  boolean trafficPending;
  Optional<Connection> announced = Optional.empty();
  Optional<Instant> waitUntil = Optional.empty();
  Optional<Ending> ending = Optional.empty();

  static final Counters NOTHING = new Counters(Volume.NONE, Volume.NONE, 0);

  /// How a connection is about to end: its last packets are still awaited.
  ///
  /// @param at when the socket ended
  /// @param due when the final counters are read
  record Ending(Instant at, Instant due, CloseReason reason, OptionalInt errno) {}

  FlowState(long id, FlowKey key, Instant openedAt, KernelOwner owner, Direction direction) {
    this.id = id;
    this.key = key;
    this.openedAt = openedAt;
    this.owner = owner;
    this.direction = direction;
    this.lastTraffic = openedAt;
  }

  Volume sent() {
    return minus(counted.sent(), base.sent());
  }

  Volume received() {
    return minus(counted.received(), base.received());
  }

  private static Volume minus(Volume total, Volume earlier) {
    return new Volume(total.bytes() - earlier.bytes(), total.packets() - earlier.packets());
  }
}
