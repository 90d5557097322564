package telltale.helper.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/// How systemd spells names that hold what a unit's name may not: `\x2d` for a hyphen.
final class UnitName {

  private static final int ESCAPE_LENGTH = 4;
  private static final int HEX = 16;

  private UnitName() {}

  /// The name as it was before systemd escaped it. What is no escape stays as it is.
  static String unescape(String name) {
    if (name.indexOf('\\') < 0) {
      return name;
    }
    // Each escape stands for one byte, and a character may have several.
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(name.length());
    int from = 0;
    while (from < name.length()) {
      int escaped = escaped(name, from);
      if (escaped >= 0) {
        bytes.write(escaped);
        from += ESCAPE_LENGTH;
      } else {
        int next = name.offsetByCodePoints(from, 1);
        bytes.writeBytes(name.substring(from, next).getBytes(UTF_8));
        from = next;
      }
    }
    return bytes.toString(UTF_8);
  }

  private static int escaped(String name, int from) {
    if (!name.startsWith("\\x", from) || name.length() < from + ESCAPE_LENGTH) {
      return -1;
    }
    int high = Character.digit(name.charAt(from + 2), HEX);
    int low = Character.digit(name.charAt(from + 3), HEX);
    return high < 0 || low < 0 ? -1 : high * HEX + low;
  }
}
