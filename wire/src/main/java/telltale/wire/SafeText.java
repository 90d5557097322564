package telltale.wire;

/// Text that others chose (process names, command lines, host names), made harmless.
///
/// Any process may call itself anything, escape sequences and right-to-left overrides included. On
/// the wire such characters are escaped and so kept; where a person reads, [#visible] spells them
/// out.
public final class SafeText {

  private static final char REPLACEMENT = '\ufffd';

  private SafeText() {}

  /// Whether a character acts on the text around it instead of being seen: controls (C0, C1, DEL),
  /// format characters (bidi controls, zero-width characters, tags), line and paragraph
  /// separators, and halves of surrogate pairs.
  public static boolean acts(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  /// The text with every character that [#acts] spelled out, as in `‹U+202E›`.
  public static String visible(String text) {
    if (text.codePoints().noneMatch(SafeText::acts)) {
      return text;
    }
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints().forEach(codePoint -> append(visible, codePoint));
    return visible.toString();
  }

  private static void append(StringBuilder visible, int codePoint) {
    if (acts(codePoint)) {
      visible.append(String.format("\u2039U+%04X\u203a", codePoint));
    } else {
      visible.appendCodePoint(codePoint);
    }
  }

  /// The text cut to that many UTF-16 units, an ellipsis marking the cut, with U+FFFD in place of
  /// halves of surrogate pairs, which UTF-8 has no form for.
  static String clipped(String text, int maxUnits) {
    String clipped = text;
    if (text.length() > maxUnits) {
      int end = maxUnits - 1;
      boolean splits = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
      clipped = text.substring(0, splits ? end - 1 : end) + '\u2026';
    }
    return clipped.codePoints().anyMatch(SafeText::isHalf) ? withoutHalves(clipped) : clipped;
  }

  private static String withoutHalves(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints().forEach(c -> whole.appendCodePoint(isHalf(c) ? REPLACEMENT : c));
    return whole.toString();
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
