package telltale.wire;

import java.util.ArrayList;
import java.util.List;

/// How much of each text goes into a line, so that the line stays under
/// [WireFormat#MAX_LINE_BYTES].
///
/// @param maxText UTF-16 units of any one text
/// @param maxCommandLine UTF-16 units of all arguments of a command line together
/// @param maxItems entries of any one list or map
record LineLimits(int maxText, int maxCommandLine, int maxItems) {

  private static final String CUT = "\u2026";

  /// From the generous to the one that always fits: one UTF-16 unit is six bytes at most, so the
  /// last needs 2 x 64 x (64 + 4) x 6 = 52,224 bytes for the two lists of a `hello`, the line with
  /// the most texts.
  static final List<LineLimits> LADDER =
      List.of(
          new LineLimits(WireFormat.MAX_TEXT, 32 * 1024, 512),
          new LineLimits(WireFormat.MAX_TEXT, 4 * 1024, 512),
          new LineLimits(512, 1024, 64),
          new LineLimits(64, 0, 64));

  int maxAncestors() {
    return Math.min(maxItems, WireFormat.MAX_ANCESTORS);
  }

  String clip(String text) {
    return SafeText.clipped(text, maxText);
  }

  /// As many arguments as fit, the last one cut, an ellipsis standing for those left out.
  List<String> fitting(List<String> arguments) {
    List<String> fitting = new ArrayList<>(Math.min(arguments.size(), maxItems));
    int left = maxCommandLine;
    for (String argument : arguments) {
      if (left <= CUT.length() || fitting.size() >= maxItems) {
        fitting.add(CUT);
        break;
      }
      String clipped = SafeText.clipped(argument, Math.min(maxText, left));
      fitting.add(clipped);
      left -= clipped.length() + CUT.length();
    }
    return maxCommandLine == 0 ? List.of() : fitting;
  }
}
