package telltale.app;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How much fits on the terminal.
///
/// @param columns characters in a line
/// @param rows lines
record TerminalSize(int columns, int rows) {

  private static final Pattern ROWS_COLUMNS =
      Pattern.compile("([1-9][0-9]{0,3}) ([1-9][0-9]{0,3})");
  static final TerminalSize USUAL = new TerminalSize(80, 24);

  /// Asks `stty`, because the JDK has no call for it; the usual size where that fails.
  static TerminalSize ask() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(Redirect.INHERIT)
              .redirectError(Redirect.DISCARD)
              .start();
      try (InputStream answer = stty.getInputStream()) {
        return parse(new String(answer.readAllBytes(), StandardCharsets.US_ASCII));
      }
    } catch (IOException noStty) {
      return USUAL;
    }
  }

  static TerminalSize parse(String answer) {
    Matcher size = ROWS_COLUMNS.matcher(answer.strip());
    return size.matches()
        ? new TerminalSize(Integer.parseInt(size.group(2)), Integer.parseInt(size.group(1)))
        : USUAL;
  }
}
