package telltale.app.text;

import telltale.app.words.Phrase;
import telltale.app.words.Words;

/// Makes names that others chose safe to show. A process may call itself anything: a line feed
/// would fake a second row, a bidirectional override would turn `exe.gpj` into `jpg.exe`.
public final class VisibleText {

  private VisibleText() {}

  /// The same text with every character that draws nothing, or changes how its neighbours are
  /// drawn, spelled out as `‹U+202E›`.
  public static String of(String text) {
    if (isPlain(text) || text.codePoints().noneMatch(VisibleText::hides)) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> append(shown, point));
    return shown.toString();
  }

  /// The same for the texts that a phrase speaks of.
  public static Phrase of(Phrase phrase) {
    return phrase.with(VisibleText::of);
  }

  /// The same, at most `longest` characters of it, with a word on how much is left out.
  public static String clipped(Words words, String text, int longest) {
    if (text.length() <= longest) {
      return of(text);
    }
    return of(text.substring(0, longest)) + words.say("text.more", text.length() - longest);
  }

  /// Nearly every name is: printable ASCII hides nothing.
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static void append(StringBuilder shown, int point) {
    if (hides(point)) {
      shown.append("‹U+%04X›".formatted(point));
    } else {
      shown.appendCodePoint(point);
    }
  }

  private static boolean hides(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> point == 0x115F || point == 0x1160 || point == 0x3164 || point == 0xFFA0;
    };
  }
}
