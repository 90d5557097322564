package telltale.helper.books;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import telltale.helper.event.InterfaceBooks;
import telltale.helper.event.InterfaceBooks.Side;
import telltale.helper.event.InterfaceBooks.Tally;
import telltale.wire.InterfaceTally;

/// The invariant of all counting, computed while it runs: what the kernel counted on an interface
/// was seen, and what was counted into flows is in the flows. Confined to the poll thread.
///
/// Packets are compared, not bytes: drivers disagree about which headers belong to a packet (lo
/// counts none of the link, a VLAN or a bridge only in one direction, WireGuard its own), but each
/// of them counts every packet once. A missing packet is taken to be as long as the interface's
/// average. A buffer that stands for several packets is one to most drivers and several to network
/// cards; whichever is nearer is taken to be the driver's way.
public final class Ledger {

  private final Map<Integer, Long> listed = new HashMap<>();
  private Map<Integer, Account> accounts = Map.of();
  private final Supplier<Map<String, DeviceCounters>> devices;
  private int newestIfindex;
  private boolean begun;

  /// With the counters of this network namespace.
  public Ledger() {
    this(DeviceCounters::readAll);
  }

  Ledger(Supplier<Map<String, DeviceCounters>> devices) {
    this.devices = devices;
  }

  /// An interface that is counted.
  ///
  /// @param ifindex names it until it is removed
  public record Interface(int ifindex, String name) {}

  private record Account(
      String name, InterfaceBooks books, DeviceCounters before, DeviceCounters device) {

    InterfaceTally tally(long listedPackets) {
      DeviceCounters kernel = device.minus(before);
      DriversView sent = DriversView.of(kernel.sent(), books.sent());
      DriversView received = DriversView.of(kernel.received(), books.received());
      Tally counted = books.sent().counted().plus(books.received().counted()).onTheWire();
      long unlisted = share(counted.packets() - listedPackets, counted.bytes(), counted.packets());
      return new InterfaceTally(
          name,
          sent.kernel().bytes() + received.kernel().bytes(),
          sent.bytes(Side::all) + received.bytes(Side::all),
          sent.bytes(Side::counted) + received.bytes(Side::counted),
          sent.bytes(Side::elsewhere) + received.bytes(Side::elsewhere),
          sent.bytes(Side::notIp) + received.bytes(Side::notIp),
          sent.bytes(Side::lost) + received.bytes(Side::lost),
          sent.unseen() + received.unseen() + unlisted);
    }
  }

  /// One direction as the interface's driver counts it.
  ///
  /// @param onTheWire whether a buffer counts as all the packets that it stands for
  private record DriversView(DeviceCounters.Count kernel, Side side, boolean onTheWire) {

    static DriversView of(DeviceCounters.Count kernel, Side side) {
      Tally buffers = side.all();
      long fromBuffers = Math.abs(kernel.packets() - buffers.packets());
      long fromWire = Math.abs(kernel.packets() - buffers.onTheWire().packets());
      return new DriversView(kernel, side, fromWire < fromBuffers);
    }

    long bytes(Function<Side, Tally> fate) {
      return tally(fate).bytes();
    }

    long unseen() {
      long missing = kernel.packets() - tally(Side::all).packets();
      return share(missing, kernel.bytes(), kernel.packets());
    }

    private Tally tally(Function<Side, Tally> fate) {
      Tally tally = fate.apply(side);
      return onTheWire ? tally.onTheWire() : tally;
    }
  }

  /// Takes the counters of every interface, the kernel's first: what arrives in between is seen
  /// and not yet counted, which is no discrepancy. To be called before the flows are read, for the
  /// same reason.
  ///
  /// @param books those of an interface, where it has any
  public void read(List<Interface> interfaces, IntFunction<Optional<InterfaceBooks>> books) {
    Map<String, DeviceCounters> byName = devices.get();
    Map<Integer, Account> present = new TreeMap<>();
    for (Interface one : interfaces) {
      Optional<InterfaceBooks> found = books.apply(one.ifindex());
      DeviceCounters device = byName.get(one.name());
      if (found.isPresent() && device != null) {
        present.put(one.ifindex(), account(one, found.get(), device));
        newestIfindex = Math.max(newestIfindex, one.ifindex());
      }
    }
    accounts = present;
    listed.keySet().retainAll(present.keySet());
    begun = true;
  }

  /// Notes packets that were added to a flow's totals.
  ///
  /// @param ifindex the interface that counts the flow
  public void list(int ifindex, long packets) {
    listed.merge(ifindex, packets, Long::sum);
  }

  /// What the last reading found, in the order in which the interfaces were made. To be called
  /// after the flows were read.
  public List<InterfaceTally> tallies() {
    return accounts.entrySet().stream()
        .map(entry -> entry.getValue().tally(listed.getOrDefault(entry.getKey(), 0L)))
        .toList();
  }

  private Account account(Interface one, InterfaceBooks books, DeviceCounters device) {
    Account known = accounts.get(one.ifindex());
    if (known != null && seen(known.books()) <= seen(books)) {
      return new Account(one.name(), books, known.before(), device);
    }
    if (known != null) {
      listed.put(one.ifindex(), counted(books));
    }
    // The counters of an interface that was made while we run began at zero, and what it carried
    // before it was attached to is missing indeed. All others begin with what is seen now.
    boolean isNew = begun && one.ifindex() > newestIfindex;
    return new Account(
        one.name(), books, isNew ? DeviceCounters.NONE : beginning(one, books, device), device);
  }

  /// What the kernel had counted before. Its counters are taken once more, after the books: what
  /// arrives between the two is seen later and counted already, which is no discrepancy; the other
  /// way round it would be missing for ever.
  private DeviceCounters beginning(Interface one, InterfaceBooks books, DeviceCounters device) {
    return devices.get().getOrDefault(one.name(), device).minus(asCounters(books));
  }

  private static long seen(InterfaceBooks books) {
    return books.sent().all().packets() + books.received().all().packets();
  }

  private static long counted(InterfaceBooks books) {
    return books.sent().counted().plus(books.received().counted()).onTheWire().packets();
  }

  private static long share(long packets, long bytesOfAll, long all) {
    return packets <= 0 || all == 0 ? 0 : Math.round((double) packets * bytesOfAll / all);
  }

  private static DeviceCounters asCounters(InterfaceBooks books) {
    return new DeviceCounters(asCount(books.sent().all()), asCount(books.received().all()));
  }

  private static DeviceCounters.Count asCount(Tally tally) {
    return new DeviceCounters.Count(tally.bytes(), tally.packets());
  }
}
