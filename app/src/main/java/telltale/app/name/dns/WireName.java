package telltale.app.name.dns;

import java.util.Optional;
import telltale.app.name.bytes.Cursor;
import telltale.app.name.bytes.HostText;

/// Names as a DNS message has them: labels, and pointers to labels further up.
final class WireName {

  private static final int HEADER = 12;
  private static final int MAX_JUMPS = 16;
  private static final int MAX_BYTES = 255;

  private WireName() {}

  /// Reads a name and moves on behind it. Pointers only lead backwards, and a few times only.
  ///
  /// @param cursor at the name, in that message; broken afterwards where the name has no end
  /// @return empty for what is no host name
  static Optional<String> read(byte[] message, Cursor cursor) {
    StringBuilder text = new StringBuilder();
    Cursor at = cursor;
    int jumps = 0;
    while (text.length() <= MAX_BYTES && !at.isBroken()) {
      int here = at.position();
      int length = at.u8();
      if (length == 0) {
        if (at.isBroken()) {
          break;
        }
        return HostText.of(text.toString());
      }
      if ((length & 0xc0) == 0xc0) {
        int target = ((length & 0x3f) << 8) | at.u8();
        if (target >= here || target < HEADER || ++jumps > MAX_JUMPS) {
          break;
        }
        at = new Cursor(message, target, here);
      } else if ((length & 0xc0) == 0) {
        append(text, at.take(length));
      } else {
        break;
      }
    }
    cursor.skip(-1); // what follows cannot be found
    return Optional.empty();
  }

  /// A dot inside a label would make two of it.
  private static void append(StringBuilder text, byte[] label) {
    if (!text.isEmpty()) {
      text.append('.');
    }
    for (byte b : label) {
      text.append(b == '.' ? '/' : (char) (b & 0xff));
    }
  }
}
