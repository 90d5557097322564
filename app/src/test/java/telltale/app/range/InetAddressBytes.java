package telltale.app.range;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// Addresses as numbers, by another way than the one under test.
final class InetAddressBytes {

  private InetAddressBytes() {}

  /// The first address of `address/bits`.
  static byte[] first(String network) {
    String address = network.substring(0, network.indexOf('/'));
    if (address.equals("::ffff:0:0")) { // which the JDK would take for 0.0.0.0
      byte[] mapped = new byte[16];
      mapped[10] = mapped[11] = (byte) 0xff;
      return mapped;
    }
    return InetAddress.ofLiteral(address).getAddress();
  }

  static int bits(String network) {
    return Integer.parseInt(network.substring(network.indexOf('/') + 1));
  }

  static boolean isWithin(String inner, String outer) {
    byte[] first = first(inner);
    return first.length == first(outer).length
        && bits(inner) > bits(outer)
        && holds(outer, new BigInteger(1, first), first.length);
  }

  static boolean holds(String network, BigInteger address, int length) {
    byte[] first = first(network);
    int rest = first.length * 8 - bits(network);
    return first.length == length
        && new BigInteger(1, first).shiftRight(rest).equals(address.shiftRight(rest));
  }

  static InetAddress address(BigInteger number, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[length - 1 - i] = number.shiftRight(8 * i).byteValue();
    }
    return length == 16 ? wide(bytes) : of(bytes);
  }

  /// Also a mapped one.
  static InetAddress wide(byte[] bytes) {
    try {
      return Inet6Address.getByAddress(null, bytes, -1);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private static InetAddress of(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}
