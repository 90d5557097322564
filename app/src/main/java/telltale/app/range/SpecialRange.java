package telltale.app.range;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Ranges of addresses with a special purpose: IANA's IPv4 and IPv6 Special-Purpose Address
/// Registries (of 2026-07-18), multicast with its scopes (RFC 2365, RFC 7346), what of the address
/// space was never given out to networks (IANA's IPv6 address space, RFC 4291), and the one range
/// that stands for onion services (OnionCat). Where one range lies within another, the narrower one
/// holds.
public enum SpecialRange {
  UNSPECIFIED("range.unspecified", Reach.LOCAL, "0.0.0.0/32", "::/128"),
  THIS_NETWORK("range.this-network", Reach.LOCAL, "0.0.0.0/8"),
  PRIVATE("range.private", Reach.LOCAL, "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"),
  SHARED("range.shared", Reach.LOCAL, "100.64.0.0/10"),
  LOOPBACK("range.loopback", Reach.LOCAL, "127.0.0.0/8", "::1/128"),
  LINK_LOCAL("range.link-local", Reach.LOCAL, "169.254.0.0/16", "fe80::/10"),
  SITE_LOCAL("range.site-local", Reach.LOCAL, "fec0::/10"),
  UNIQUE_LOCAL("range.unique-local", Reach.LOCAL, "fc00::/7"),
  ONION("range.onion", Reach.NOWHERE, "fd87:d87e:eb43::/48"),
  BROADCAST("range.broadcast", Reach.LOCAL, "255.255.255.255/32"),
  IETF_PROTOCOL("range.ietf-protocol", Reach.NOWHERE, "192.0.0.0/24", "2001::/23"),
  SERVICE_CONTINUITY("range.service-continuity", Reach.LOCAL, "192.0.0.0/29"),
  DUMMY("range.dummy", Reach.NOWHERE, "192.0.0.8/32", "100:0:0:1::/64"),
  PORT_CONTROL("range.port-control", Reach.NOWHERE, "192.0.0.9/32", "2001:1::1/128"),
  TURN("range.turn", Reach.NOWHERE, "192.0.0.10/32", "2001:1::2/128"),
  SERVICE_REGISTRATION("range.service-registration", Reach.NOWHERE, "2001:1::3/128"),
  NAT64_DISCOVERY("range.nat64-discovery", Reach.NOWHERE, "192.0.0.170/31"),
  DOCUMENTATION(
      "range.documentation",
      Reach.NOWHERE,
      "192.0.2.0/24",
      "198.51.100.0/24",
      "203.0.113.0/24",
      "2001:db8::/32",
      "3fff::/20"),
  AS112(
      "range.as112",
      Reach.WORLD,
      "192.31.196.0/24",
      "192.175.48.0/24",
      "2001:4:112::/48",
      "2620:4f:8000::/48"),
  AMT("range.amt", Reach.WORLD, "192.52.193.0/24", "2001:3::/32"),
  SIX_TO_FOUR_RELAY("range.6to4-relay", Reach.WORLD, "192.88.99.0/24"),
  SIX_A_FORTY_FOUR_RELAY("range.6a44-relay", Reach.NOWHERE, "192.88.99.2/32"),
  BENCHMARKING("range.benchmarking", Reach.NOWHERE, "198.18.0.0/15", "2001:2::/48"),
  RESERVED(
      "range.reserved",
      Reach.NOWHERE,
      "240.0.0.0/4",
      "::/8",
      "100::/8",
      "200::/7",
      "400::/6",
      "800::/5",
      "1000::/4",
      "4000::/3",
      "6000::/3",
      "8000::/3",
      "a000::/3",
      "c000::/3",
      "e000::/4",
      "f000::/5",
      "f800::/6",
      "fe00::/9"),
  IPV4_MAPPED("range.ipv4-mapped", Reach.WRAPS),
  NAT64("range.nat64", Reach.WRAPS, "64:ff9b::/96"),
  NAT64_LOCAL("range.nat64-local", Reach.NOWHERE, "64:ff9b:1::/48"),
  DISCARD("range.discard", Reach.NOWHERE, "100::/64"),
  TEREDO("range.teredo", Reach.WRAPS, "2001::/32"),
  ORCHID("range.orchid", Reach.NOWHERE, "2001:10::/28"),
  ORCHID_V2("range.orchid-v2", Reach.NOWHERE, "2001:20::/28"),
  DRONE_ID("range.drone-id", Reach.NOWHERE, "2001:30::/28"),
  SIX_TO_FOUR("range.6to4", Reach.WRAPS, "2002::/16"),
  SEGMENT_ROUTING("range.segment-routing", Reach.NOWHERE, "5f00::/16"),
  MULTICAST("range.multicast", Reach.LOCAL),
  MULTICAST_INTERFACE("range.multicast-interface", Reach.LOCAL),
  MULTICAST_LINK("range.multicast-link", Reach.LOCAL, "224.0.0.0/24"),
  MULTICAST_REALM("range.multicast-realm", Reach.LOCAL),
  MULTICAST_ADMIN("range.multicast-admin", Reach.LOCAL, "239.0.0.0/8"),
  MULTICAST_SITE("range.multicast-site", Reach.LOCAL, "239.255.0.0/16"),
  MULTICAST_ORGANISATION("range.multicast-organisation", Reach.LOCAL, "239.192.0.0/14"),
  MULTICAST_GLOBAL("range.multicast-global", Reach.LOCAL, "224.0.0.0/4");

  /// Where a packet to such an address can get.
  private enum Reach {
    /// No farther than the networks that this machine is plugged into.
    LOCAL,
    /// Nowhere that a map could show.
    NOWHERE,
    /// Where the IPv4 address is that it carries.
    WRAPS,
    /// Like an ordinary address.
    WORLD
  }

  /// By the first byte, because this is asked of every connection with every picture, and the
  /// answer for nearly all of the world is an empty list.
  private static final Prefix[][] IPV4 = byFirstByte(4);

  private static final Prefix[][] IPV6 = byFirstByte(16);

  private final String key;
  private final Reach reach;
  private final String networks;

  SpecialRange(String key, Reach reach, String... networks) {
    this.key = key;
    this.reach = reach;
    this.networks = String.join(" ", networks);
  }

  /// The range of an address; empty for an ordinary one. An IPv4-mapped address has the range of
  /// the address that it stands for.
  public static Optional<SpecialRange> of(InetAddress address) {
    return Optional.ofNullable(find(address.getAddress()));
  }

  /// The range that [#code] names.
  public static Optional<SpecialRange> ofCode(String code) {
    return Arrays.stream(values()).filter(range -> range.code().equals(code)).findFirst();
  }

  /// Whether an address never leaves this machine or the networks that it is plugged into.
  public static boolean isLocal(InetAddress address) {
    SpecialRange range = find(address.getAddress());
    return range != null && range.reach == Reach.LOCAL;
  }

  /// The address that a database of places lists: an IPv6 address that only wraps an IPv4 address
  /// is unwrapped, because databases list 6to4 and Teredo under the office of the registry that
  /// owns the prefix. Empty for an address that means nothing outside this machine or network.
  public static Optional<InetAddress> listed(InetAddress address) {
    byte[] bytes = address.getAddress();
    SpecialRange range = find(bytes);
    if (range == null || range.reach == Reach.WORLD) {
      return isMapped(bytes) ? Optional.of(ipv4(bytes, 12, 0)) : Optional.of(address);
    }
    return switch (range) {
      case IPV4_MAPPED, NAT64 -> listed(ipv4(bytes, 12, 0));
      case SIX_TO_FOUR -> listed(ipv4(bytes, 2, 0));
      // RFC 4380 inverts it, to hide it from address translators.
      case TEREDO -> listed(ipv4(bytes, 12, 0xff));
      default -> Optional.empty();
    };
  }

  /// Names it in the app's texts.
  public String key() {
    return key;
  }

  /// Names it to other programs, for example `unique-local`.
  public String code() {
    return key.substring(key.indexOf('.') + 1);
  }

  private static @Nullable SpecialRange find(byte[] address) {
    if (address.length == 16) {
      if ((address[0] & 0xff) == 0xff) {
        return multicast(address[1] & 0xf);
      }
      if (isMapped(address)) {
        SpecialRange inner = find(Arrays.copyOfRange(address, 12, 16));
        return inner == null ? IPV4_MAPPED : inner;
      }
    }
    Prefix[][] table = address.length == 4 ? IPV4 : IPV6;
    for (Prefix prefix : table[address[0] & 0xff]) {
      if (prefix.holds(address)) {
        return prefix.range();
      }
    }
    return null;
  }

  private static SpecialRange multicast(int scope) {
    return switch (scope) {
      case 0x1 -> MULTICAST_INTERFACE;
      case 0x2 -> MULTICAST_LINK;
      case 0x3 -> MULTICAST_REALM;
      case 0x4 -> MULTICAST_ADMIN;
      case 0x5 -> MULTICAST_SITE;
      case 0x8 -> MULTICAST_ORGANISATION;
      case 0xe -> MULTICAST_GLOBAL;
      default -> MULTICAST;
    };
  }

  /// Seldom seen: wherever it can, the JDK makes an IPv4 address of it.
  private static boolean isMapped(byte[] address) {
    if (address.length != 16 || address[10] != -1 || address[11] != -1) {
      return false;
    }
    for (int i = 0; i < 10; i++) {
      if (address[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private static InetAddress ipv4(byte[] bytes, int from, int mask) {
    byte[] inner = Arrays.copyOfRange(bytes, from, from + 4);
    for (int i = 0; i < inner.length; i++) {
      inner[i] ^= (byte) mask;
    }
    try {
      return InetAddress.getByAddress(inner);
    } catch (UnknownHostException e) {
      throw new AssertionError("four bytes are always an address", e);
    }
  }

  private Stream<Prefix> prefixes() {
    return networks.isEmpty()
        ? Stream.empty()
        : Arrays.stream(networks.split(" ", -1)).map(text -> Prefix.of(text, this));
  }

  private static Prefix[][] byFirstByte(int length) {
    List<Prefix> narrowFirst =
        Arrays.stream(values())
            .flatMap(range -> range.prefixes())
            .filter(prefix -> prefix.length() == length)
            .sorted(Comparator.comparingInt(Prefix::bits).reversed())
            .toList();
    Prefix[][] table = new Prefix[256][];
    for (int i = 0; i < table.length; i++) {
      int firstByte = i;
      table[i] = narrowFirst.stream().filter(p -> p.mayBegin(firstByte)).toArray(Prefix[]::new);
    }
    return table;
  }
}
