package telltale.wire;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// IP addresses as text, without ever asking a resolver.
///
/// Written as RFC 5952 wants it: lower case, no leading zeros, the longest run of two or more zero
/// groups (the first of equals) as `::`. Scope ids are left out: the interface is a field of its
/// own.
public final class AddressText {

  // The JDK's own literal parser also takes "1", "1.2" and "%scope"; none of them is an address
  // that a helper writes, so the shape is checked before it is asked.
  private static final Pattern IPV4 =
      Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");
  private static final int GROUPS = 8;

  private AddressText() {}

  /// The canonical spelling.
  public static String format(InetAddress address) {
    return address instanceof Inet6Address ? formatGroups(address) : address.getHostAddress();
  }

  /// The address with that spelling, canonical or not; an IPv4-mapped IPv6 address becomes IPv4.
  /// Empty for anything else, host names above all.
  public static Optional<InetAddress> parse(String text) {
    boolean literal =
        IPV4.matcher(text).matches() || (text.indexOf(':') >= 0 && IPV6.matcher(text).matches());
    if (!literal) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  private static String formatGroups(InetAddress address) {
    byte[] bytes = address.getAddress();
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      groups[i] = (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
    }
    int gap = longestZeroRun(groups);
    int gapEnd = gap + zeroRun(groups, gap);
    StringBuilder text = new StringBuilder(39);
    for (int i = 0; i < GROUPS; i++) {
      if (i == gap) {
        text.append("::");
        i = gapEnd - 1;
        continue;
      }
      if (i > 0 && i != gapEnd) {
        text.append(':');
      }
      text.append(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }

  /// Where the longest run of zero groups begins; -1 when no run is longer than one group.
  private static int longestZeroRun(int[] groups) {
    int best = -1;
    int bestLength = 1;
    for (int i = 0; i < GROUPS; i++) {
      int length = zeroRun(groups, i);
      if (length > bestLength) {
        best = i;
        bestLength = length;
      }
    }
    return best;
  }

  private static int zeroRun(int[] groups, int from) {
    int end = Math.max(from, 0);
    while (from >= 0 && end < GROUPS && groups[end] == 0) {
      end++;
    }
    return from < 0 ? 0 : end - from;
  }
}
