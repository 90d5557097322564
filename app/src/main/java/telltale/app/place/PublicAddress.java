package telltale.app.place;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Tells which addresses can have a place at all, and under which address a database lists them.
final class PublicAddress {

  /// What IANA's special-purpose registries call not globally reachable, and multicast.
  private static final List<Prefix> NOWHERE =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/3",
              "::/8",
              "64:ff9b:1::/48",
              "100::/64",
              "2001::/23",
              "2001:db8::/32",
              "3fff::/20",
              "5f00::/16",
              "fc00::/7",
              "fe80::/9",
              "ff00::/8")
          .map(Prefix::of)
          .toList();

  private static final Prefix MAPPED = mappedPrefix();
  private static final Prefix NAT64 = Prefix.of("64:ff9b::/96");
  private static final Prefix SIX_TO_FOUR = Prefix.of("2002::/16");
  private static final Prefix TEREDO = Prefix.of("2001::/32");

  private PublicAddress() {}

  /// The address to look up: an IPv6 address that only wraps an IPv4 address is unwrapped. Empty
  /// for an address that means nothing outside this machine or network.
  ///
  /// Databases list 6to4 and Teredo under the office of the registry that owns the prefix.
  static Optional<InetAddress> of(InetAddress address) {
    InetAddress inner = address instanceof Inet6Address ? unwrapped(address) : address;
    byte[] bytes = inner.getAddress();
    return NOWHERE.stream().anyMatch(prefix -> prefix.holds(bytes))
        ? Optional.empty()
        : Optional.of(inner);
  }

  private static InetAddress unwrapped(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (MAPPED.holds(bytes) || NAT64.holds(bytes)) {
      return ipv4(Arrays.copyOfRange(bytes, 12, 16));
    }
    if (SIX_TO_FOUR.holds(bytes)) {
      return ipv4(Arrays.copyOfRange(bytes, 2, 6));
    }
    if (TEREDO.holds(bytes)) {
      byte[] client = Arrays.copyOfRange(bytes, 12, 16);
      for (int i = 0; i < client.length; i++) {
        client[i] = (byte) ~client[i]; // RFC 4380 inverts it, to hide it from address translators
      }
      return ipv4(client);
    }
    return address;
  }

  private static InetAddress ipv4(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new AssertionError("four bytes are always an address", e);
    }
  }

  private static Prefix mappedPrefix() {
    // As text it would become an IPv4 address.
    byte[] bytes = new byte[16];
    bytes[10] = (byte) 0xff;
    bytes[11] = (byte) 0xff;
    return new Prefix(bytes, 96);
  }

  private static final class Prefix {

    private final byte[] bytes;
    private final int bits;

    private Prefix(byte[] bytes, int bits) {
      this.bytes = bytes;
      this.bits = bits;
    }

    static Prefix of(String text) {
      int slash = text.indexOf('/');
      return new Prefix(
          InetAddress.ofLiteral(text.substring(0, slash)).getAddress(),
          Integer.parseInt(text.substring(slash + 1)));
    }

    boolean holds(byte[] address) {
      if (address.length != bytes.length) {
        return false;
      }
      int whole = bits / 8;
      int rest = bits % 8;
      return Arrays.equals(address, 0, whole, bytes, 0, whole)
          && (rest == 0 || (address[whole] ^ bytes[whole]) >> (8 - rest) == 0);
    }
  }
}
