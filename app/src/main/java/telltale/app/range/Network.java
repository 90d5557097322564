package telltale.app.range;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import telltale.wire.AddressText;

/// All addresses that begin with the same bits, as CIDR (RFC 4632) writes them.
///
/// @param first the lowest of its addresses
/// @param bits how many bits its addresses share
public record Network(InetAddress first, int bits) {

  private static final int USUAL_IPV4 = 24;
  private static final int USUAL_IPV6 = 48;

  /// Takes any address of the network, and keeps the lowest.
  ///
  /// @throws IllegalArgumentException when an address has not so many bits
  public Network {
    if (bits < 0 || bits > first.getAddress().length * 8) {
      throw new IllegalArgumentException("an address has not so many bits");
    }
    first = lowest(first, bits);
  }

  /// The network of that spelling, such as `203.0.113.0/24`; an address by itself is a network of
  /// one. Empty for anything else. Never asks a resolver.
  public static Optional<Network> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return AddressText.parse(text).map(Network::of);
    }
    String length = text.substring(slash + 1);
    if (!length.matches("0|[1-9][0-9]{0,2}")) {
      return Optional.empty();
    }
    int bits = Integer.parseInt(length);
    return AddressText.parse(text.substring(0, slash))
        .filter(address -> bits <= address.getAddress().length * 8)
        .map(address -> new Network(address, bits));
  }

  /// The address alone.
  public static Network of(InetAddress address) {
    return new Network(address, address.getAddress().length * 8);
  }

  /// The network around an address that is usually in one place: a /24 of IPv4, a /48 of IPv6.
  public static Network around(InetAddress address) {
    return new Network(address, address instanceof Inet4Address ? USUAL_IPV4 : USUAL_IPV6);
  }

  /// Whether the address belongs to it.
  public boolean holds(InetAddress address) {
    return address.getAddress().length == first.getAddress().length
        && lowest(address, bits).equals(first);
  }

  /// As CIDR writes it; an address by itself without its length.
  @Override
  public String toString() {
    String address = AddressText.format(first);
    return bits == first.getAddress().length * 8 ? address : address + "/" + bits;
  }

  private static InetAddress lowest(InetAddress address, int bits) {
    byte[] bytes = address.getAddress();
    for (int i = 0; i < bytes.length; i++) {
      int kept = Math.clamp(bits - 8L * i, 0, 8);
      bytes[i] &= (byte) (0xff << (8 - kept));
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new AssertionError("as many bytes as before are always an address", e);
    }
  }
}
