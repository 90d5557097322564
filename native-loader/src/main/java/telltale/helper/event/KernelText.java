package telltale.helper.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Text in a fixed field, ended by a zero byte where it is shorter. Any process may put any bytes
/// there: what is not UTF-8 becomes the replacement character.
final class KernelText {

  private KernelText() {}

  static String read(ByteBuffer bytes, int offset, int fieldBytes) {
    byte[] field = new byte[fieldBytes];
    bytes.get(offset, field);
    int length = 0;
    while (length < field.length && field[length] != 0) {
      length++;
    }
    return new String(field, 0, length, StandardCharsets.UTF_8);
  }
}
