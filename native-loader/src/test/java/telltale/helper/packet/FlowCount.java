package telltale.helper.packet;

import telltale.helper.event.Counters;
import telltale.helper.event.FlowKey;

/// One reading as the entry of the flow map that the kernel must have made of it.
///
/// @param key seen from this machine
/// @param volume sent bytes, sent packets, received bytes, received packets
record FlowCount(FlowKey key, Volumes volume) {

  /// All four counters of a flow.
  record Volumes(long sentBytes, long sentPackets, long receivedBytes, long receivedPackets) {

    Volumes plus(Volumes other) {
      return new Volumes(
          sentBytes + other.sentBytes,
          sentPackets + other.sentPackets,
          receivedBytes + other.receivedBytes,
          receivedPackets + other.receivedPackets);
    }

    static Volumes of(Counters counters) {
      return new Volumes(
          counters.sent().bytes(),
          counters.sent().packets(),
          counters.received().bytes(),
          counters.received().packets());
    }
  }

  /// A packet that is shown so many times.
  static FlowCount of(Reading.Counted counted, Way way, int showings) {
    boolean out = way == Way.OUT;
    Reading.Hosts hosts = counted.hosts();
    int localPort =
        switch (counted.ports()) {
          case Reading.Ports.Pair pair -> out ? pair.source() : pair.destination();
          case Reading.Ports.Echo echo -> echo.identifier();
        };
    int remotePort =
        switch (counted.ports()) {
          case Reading.Ports.Pair pair -> out ? pair.destination() : pair.source();
          case Reading.Ports.Echo _ -> 0;
        };
    Reading.Address local = out ? hosts.source() : hosts.destination();
    Reading.Address remote = out ? hosts.destination() : hosts.source();
    FlowKey key =
        new FlowKey(
            local.high(),
            local.low(),
            remote.high(),
            remote.low(),
            localPort,
            remotePort,
            counted.protocol());
    return new FlowCount(
        key,
        out
            ? new Volumes(showings * counted.bytes(), showings * counted.packets(), 0, 0)
            : new Volumes(0, 0, showings * counted.bytes(), showings * counted.packets()));
  }
}
