package telltale.app.range;

import java.net.InetAddress;
import java.util.Arrays;

/// The addresses that begin with the same bits.
final class Prefix {

  private final byte[] first;
  private final int bits;
  private final SpecialRange range;

  private Prefix(byte[] first, int bits, SpecialRange range) {
    this.first = first;
    this.bits = bits;
    this.range = range;
  }

  /// Of a text such as `10.0.0.0/8`.
  static Prefix of(String text, SpecialRange range) {
    int slash = text.indexOf('/');
    return new Prefix(
        InetAddress.ofLiteral(text.substring(0, slash)).getAddress(),
        Integer.parseInt(text.substring(slash + 1)),
        range);
  }

  /// What its addresses are.
  SpecialRange range() {
    return range;
  }

  /// How many bits its addresses share.
  int bits() {
    return bits;
  }

  /// How many bytes its addresses have.
  int length() {
    return first.length;
  }

  boolean holds(byte[] address) {
    int whole = bits / 8;
    int rest = bits % 8;
    return address.length == first.length
        && Arrays.equals(address, 0, whole, first, 0, whole)
        && (rest == 0 || ((address[whole] ^ first[whole]) & 0xff) >> (8 - rest) == 0);
  }

  /// Whether some address that begins with that byte may belong here.
  boolean mayBegin(int firstByte) {
    return bits >= 8
        ? (first[0] & 0xff) == firstByte
        : ((first[0] & 0xff) ^ firstByte) >> (8 - bits) == 0;
  }
}
