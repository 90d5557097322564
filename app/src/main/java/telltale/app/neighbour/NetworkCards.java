package telltale.app.neighbour;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import telltale.app.latest.Latest;

/// The network cards of this machine's neighbours. May be used by any thread, and blocks none but
/// the one that reads.
public final class NetworkCards {

  private static final int MOST = 256;
  private static final long LOOK_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

  /// The second lowest bit of the first byte: not given out by IEEE.
  private static final int LOCALLY_ADMINISTERED = 0x2;

  private final ArpTable neighbours;
  private final VendorList list;
  private final Executor elsewhere;
  private final Runnable onNews;
  private final LongSupplier nanos;
  private final Map<InetAddress, Look> looks = new Latest<>(MOST);
  private final Map<String, Optional<String>> vendors = new Latest<>(MOST);
  private final Set<InetAddress> looking = new HashSet<>();

  private record Look(Optional<NetworkCard> found, long atNanos) {}

  /// Of this machine; nothing is read before somebody asks.
  ///
  /// @param elsewhere where files are read; may refuse
  /// @param onNews told there when a card is another than was said before
  public NetworkCards(Executor elsewhere, Runnable onNews) {
    this(
        new ArpTable(Path.of("/proc/net/arp")),
        VendorList.ofPackages(),
        elsewhere,
        onNews,
        System::nanoTime);
  }

  NetworkCards(
      ArpTable neighbours,
      VendorList list,
      Executor elsewhere,
      Runnable onNews,
      LongSupplier nanos) {
    this.neighbours = neighbours;
    this.list = list;
    this.elsewhere = elsewhere;
    this.onNews = onNews;
    this.nanos = nanos;
  }

  /// The card behind an address, as far as that is known by now. IPv4 only: the kernel tells
  /// nobody without a socket of IPv6 neighbours.
  public Optional<NetworkCard> card(InetAddress address) {
    if (!(address instanceof Inet4Address)) {
      return Optional.empty();
    }
    if (isToBeRead(address)) {
      try {
        elsewhere.execute(() -> read(address));
      } catch (RejectedExecutionException full) {
        forget(address);
      }
    }
    return known(address);
  }

  private synchronized Optional<NetworkCard> known(InetAddress address) {
    return Optional.ofNullable(looks.get(address)).flatMap(Look::found);
  }

  private synchronized boolean isToBeRead(InetAddress address) {
    @Nullable Look before = looks.get(address);
    boolean isOld = before == null || nanos.getAsLong() - before.atNanos() >= LOOK_EVERY_NANOS;
    return isOld && looking.add(address);
  }

  private synchronized void forget(InetAddress address) {
    looking.remove(address);
  }

  private void read(InetAddress address) {
    Optional<NetworkCard> found = Optional.empty();
    try {
      found = neighbours.card(address).map(this::card);
    } finally {
      if (learn(address, found)) {
        onNews.run();
      }
    }
  }

  private synchronized boolean learn(InetAddress address, Optional<NetworkCard> found) {
    looking.remove(address);
    @Nullable Look before = looks.put(address, new Look(found, nanos.getAsLong()));
    return !found.equals(before == null ? Optional.empty() : before.found());
  }

  private NetworkCard card(String mac) {
    boolean isLocal = (Integer.parseInt(mac.substring(0, 2), 16) & LOCALLY_ADMINISTERED) != 0;
    return new NetworkCard(mac, isLocal ? Optional.empty() : vendor(mac), isLocal);
  }

  private Optional<String> vendor(String mac) {
    synchronized (vendors) {
      return vendors.computeIfAbsent(mac, list::vendor);
    }
  }
}
