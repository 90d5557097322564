package telltale.app.words;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// All texts of the app in one language, and how that language spells numbers and countries. Texts
/// are patterns of [MessageFormat], whose choices are plural enough for these languages. Says the
/// same as long as it lives; any thread.
public final class Words {

  private static final String BUNDLE = Words.class.getPackageName() + ".words";

  /// English is the root: it holds what no other language has a file for.
  private static final List<String> TRANSLATED = List.of("de", "he");

  private static final char LEFT_TO_RIGHT_MARK = '\u200E';

  /// Has a direction, which a dot has not: a number after one and a Latin name would be drawn as
  /// that name's last word (UAX #9, W7).
  private static final String PASEQ = "\u05C0";

  /// The language of everything that goes to a terminal, into a log or through a pipe.
  public static final Words ENGLISH = new Words(Locale.ENGLISH);

  private final Locale locale;
  private final ResourceBundle texts;
  private final boolean rightToLeft;

  // Reading a pattern takes longer than all else, and a window says the same things with every
  // tick.
  private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

  private Words(Locale locale) {
    this.locale = locale;
    boolean translated = TRANSLATED.contains(locale.getLanguage());
    // By name: what is looked for and not found would be replaced by the language of the process.
    Locale text = translated ? Locale.of(locale.getLanguage()) : Locale.ROOT;
    texts = ResourceBundle.getBundle(BUNDLE, text, Words.class.getModule());
    rightToLeft = text.getLanguage().equals("he");
  }

  /// The words for a user of that locale: in English where there is no translation, with numbers,
  /// dates and countries as that locale spells them.
  public static Words in(Locale locale) {
    return new Words(locale);
  }

  /// How numbers, dates and countries are spelled.
  public Locale locale() {
    return locale;
  }

  /// Whether countries and texts are called what they are called in English.
  public boolean english() {
    return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
  }

  /// Whether lines begin at the right.
  public boolean rightToLeft() {
    return rightToLeft;
  }

  /// A text.
  ///
  /// @param key names it
  /// @param arguments what it speaks of: numbers, texts that may be shown as they are, and phrases
  public String say(String key, Object... arguments) {
    String pattern = texts.getString(key);
    if (pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0) {
      return pattern;
    }
    Object[] said = Arrays.stream(arguments).map(this::argument).toArray();
    MessageFormat format =
        formats.computeIfAbsent(pattern, read -> new MessageFormat(read, locale));
    // Its contract asks for it.
    synchronized (format) {
      return format.format(said);
    }
  }

  /// What a phrase says.
  public String say(Phrase phrase) {
    return say(phrase.key(), phrase.arguments().toArray());
  }

  /// Several facts in a line; empty ones are left out.
  public String joined(String... facts) {
    return joinedBy(" " + separator() + " ", facts);
  }

  /// A fact after others, where it is a text of its own; an empty one stays empty.
  public String further(String fact) {
    return fact.isEmpty() ? "" : separator() + " " + apart(fact);
  }

  private String separator() {
    return rightToLeft ? PASEQ : "·";
  }

  /// The same with something else between them.
  public String joinedBy(String separator, String... facts) {
    return Arrays.stream(facts)
        .filter(fact -> !fact.isEmpty())
        .map(this::apart)
        .collect(Collectors.joining(separator));
  }

  /// The name of an ISO 3166-1 country by its two letters, or the letters where there is none.
  public String country(String code) {
    String name = Locale.of("", code).getDisplayCountry(locale);
    return name.isEmpty() ? code : name;
  }

  private Object argument(Object argument) {
    return switch (argument) {
      case Phrase phrase -> apart(say(phrase));
      case String text -> apart(text);
      default -> argument;
    };
  }

  /// In a line that runs from right to left, an address keeps its slashes and colons where they
  /// belong, and what follows it does not become a part of it. This one mark, because JavaFX draws
  /// all others and isolates as boxes.
  private String apart(String text) {
    return !rightToLeft || runsLeft(text) ? text : LEFT_TO_RIGHT_MARK + text + LEFT_TO_RIGHT_MARK;
  }

  /// True if there is a letter that is written from right to left.
  public static boolean runsLeft(String text) {
    return text.codePoints()
        .map(Character::getDirectionality)
        .anyMatch(
            direction ->
                direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
  }

  /// The same text without the marks that keep its parts apart: for what is copied.
  public static String unmarked(String text) {
    return text.replace(String.valueOf(LEFT_TO_RIGHT_MARK), "");
  }
}
