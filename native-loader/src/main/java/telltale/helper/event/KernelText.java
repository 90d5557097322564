package telltale.helper.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

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

  /// The path whose names are given from the last to the first, each ended by a zero byte.
  static Optional<String> path(byte[] names) {
    if (names.length == 0) {
      return Optional.empty();
    }
    String text = new String(names, 0, names.length - 1, StandardCharsets.UTF_8);
    return Optional.of("/" + String.join("/", List.of(text.split("\0", -1)).reversed()));
  }
}
