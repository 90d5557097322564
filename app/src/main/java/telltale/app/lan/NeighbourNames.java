package telltale.app.lan;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import telltale.app.latest.Latest;
import telltale.app.name.dns.AddressRecord;
import telltale.app.name.dns.MulticastAnswer;
import telltale.app.range.SpecialRange;

/// What neighbours on the local network say that they are called (multicast DNS). Belongs to one
/// thread.
///
/// Nobody vouches for any of it, so a neighbour names the very address that it sends from, and
/// nothing else: neither another's address, nor one that the whole world may have. Who can forge
/// the sender of a packet on the link can lie about that address, as to everybody else there.
final class NeighbourNames {

  /// An address more lets the one go that was asked for least recently.
  static final int MOST = 4096;

  /// A machine has one name, and those that it lends to its services. What is more is not kept.
  static final int MOST_NAMES = 4;

  /// No name holds for longer, whatever is said of it.
  private static final long LONGEST_SECONDS = TimeUnit.HOURS.toSeconds(1);

  private final LongSupplier nanos;
  private final Map<InetAddress, Map<String, Hold>> names = new Latest<>(MOST);
  private int version;

  private record Hold(long sinceNanos, long forNanos) {

    private boolean isOver(long now) {
      return now - sinceNanos >= forNanos;
    }
  }

  NeighbourNames(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// Another number whenever an address may be called otherwise because of what was said.
  int version() {
    return version;
  }

  /// What an address is called now, the oldest name first; often nothing.
  List<String> names(InetAddress address) {
    Map<String, Hold> its = names.get(address);
    if (its == null) {
      return List.of();
    }
    forgetOld(its);
    return List.copyOf(its.keySet());
  }

  /// Takes what a neighbour said to everybody.
  ///
  /// @param sender where it came from
  void hear(InetAddress sender, byte[] message) {
    if (isNeighbours(sender)) {
      for (AddressRecord said : MulticastAnswer.read(message)) {
        if (said.address().equals(sender)) {
          note(said);
        }
      }
    }
  }

  private static boolean isNeighbours(InetAddress address) {
    Optional<SpecialRange> range = SpecialRange.of(address);
    return range
        .map(
            its ->
                switch (its) {
                  case PRIVATE, LINK_LOCAL, UNIQUE_LOCAL -> true;
                  default -> false;
                })
        .orElse(false);
  }

  private void note(AddressRecord said) {
    Map<String, Hold> its = names.computeIfAbsent(said.address(), _ -> new LinkedHashMap<>());
    forgetOld(its);
    boolean isKnown = its.containsKey(said.name());
    if (said.seconds() == 0) {
      version += isKnown ? 1 : 0;
      its.remove(said.name());
    } else if (isKnown || its.size() < MOST_NAMES) {
      version += isKnown ? 0 : 1;
      long seconds = Math.min(said.seconds(), LONGEST_SECONDS);
      its.put(said.name(), new Hold(nanos.getAsLong(), TimeUnit.SECONDS.toNanos(seconds)));
    }
    if (its.isEmpty()) {
      names.remove(said.address());
    }
  }

  private void forgetOld(Map<String, Hold> its) {
    long now = nanos.getAsLong();
    its.values().removeIf(hold -> hold.isOver(now));
  }
}
