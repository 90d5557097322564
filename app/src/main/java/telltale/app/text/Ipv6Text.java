package telltale.app.text;

import java.util.Arrays;

/// The canonical spelling of IPv6 addresses (RFC 5952).
final class Ipv6Text {

  private Ipv6Text() {}

  /// Shortens eight colon-separated groups; the longest run of at least two zero groups becomes
  /// `::`, the first one where two are equally long.
  static String compressed(String eightGroups) {
    String[] groups = eightGroups.split(":");
    int start = -1;
    int length = 1;
    for (int i = 0; i < groups.length; i++) {
      int run = zeros(groups, i);
      if (run > length) {
        start = i;
        length = run;
      }
    }
    if (start < 0) {
      return eightGroups;
    }
    return join(groups, 0, start) + "::" + join(groups, start + length, groups.length);
  }

  private static int zeros(String[] groups, int from) {
    int end = from;
    while (end < groups.length && groups[end].equals("0")) {
      end++;
    }
    return end - from;
  }

  private static String join(String[] groups, int from, int to) {
    return String.join(":", Arrays.asList(groups).subList(from, to));
  }
}
