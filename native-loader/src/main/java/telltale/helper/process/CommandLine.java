package telltale.helper.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/// The form of `/proc/<pid>/cmdline`: arguments, each ended by a zero byte. A process may overwrite
/// its own, so it can be any bytes; what is cut says so with an ellipsis.
final class CommandLine {

  static final int MAX_BYTES = 4096;
  static final int MAX_ARGUMENTS = 64;
  private static final String CUT = "…";

  private CommandLine() {}

  /// Reads up to [#MAX_BYTES]; a longer array means that there was more.
  static List<String> parse(byte[] bytes) {
    boolean cut = bytes.length > MAX_BYTES;
    int end = Math.min(bytes.length, MAX_BYTES);
    // A title set by the process itself is followed by what is left of the old arguments' space.
    while (!cut && end > 0 && bytes[end - 1] == 0) {
      end--;
    }
    if (end == 0) {
      return List.of();
    }
    String[] split = new String(bytes, 0, end, UTF_8).split("\0", MAX_ARGUMENTS + 1);
    List<String> arguments = new ArrayList<>(List.of(split));
    if (arguments.size() > MAX_ARGUMENTS) {
      arguments.removeLast();
      cut = true;
    }
    if (cut) {
      arguments.set(arguments.size() - 1, arguments.getLast() + CUT);
    }
    return List.copyOf(arguments);
  }
}
