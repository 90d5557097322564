package telltale.app.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Bidi;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path TEXTS = Path.of("src/main/resources/telltale/app/words");
  private static final Words HEBREW = Words.in(Locale.of("he"));
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");
  private static final Pattern KEY = Pattern.compile("\"([a-z]+(?:\\.(?!css|json)[a-z0-9-]+)+)\"");

  /// What the user reads or hears, written where it is shown instead of where it is translated.
  private static final Pattern UNTRANSLATED =
      Pattern.compile(
          "(?:setText|setPromptText|setAccessible\\w+|new (?:Label|Tooltip|(?:Toggle)?Button))"
              + "\\(\\s*\"[^\"]*\\p{L}{2}[^\"]*\"");

  @ParameterizedTest
  @ValueSource(strings = {"words_de", "words_he"})
  void everyLanguageSaysTheSameWithTheSameArguments(String language) throws IOException {
    assertThat(arguments(texts(language))).isEqualTo(arguments(texts("words")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"words", "words_de", "words_he"})
  void noApostropheHidesAnArgument(String language) throws IOException {
    assertThat(texts(language))
        .allSatisfy((key, text) -> assertThat(text.replace("''", "")).as(key).doesNotContain("'"));
  }

  @Test
  void everyTextIsSaidAndEverythingSaidIsAText() throws IOException {
    Set<String> known = texts("words").keySet();
    Set<String> topics =
        known.stream()
            .filter(key -> key.contains("."))
            .map(key -> key.substring(0, key.indexOf('.')))
            .collect(Collectors.toSet());
    Set<String> said =
        found(KEY)
            .filter(key -> topics.contains(key.substring(0, key.indexOf('.'))))
            .collect(Collectors.toCollection(TreeSet::new));
    // Made of the key of their setting.
    said.addAll(Set.of("settings.local.shown", "settings.legend.shown", "settings.names.shown"));
    assertThat(said).isEqualTo(new TreeSet<>(known.stream().filter(k -> k.contains(".")).toList()));
  }

  @Test
  void nothingIsWrittenWhereItIsShown() throws IOException {
    assertThat(found(UNTRANSLATED).filter(text -> !text.equals("new Label(\"Telltale\"")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | 0 connections | 1 connection | 2 connections | 1,204 connections",
        "de | 0 Verbindungen | 1 Verbindung | 2 Verbindungen | 1.204 Verbindungen",
        "he | 0 חיבורים | חיבור אחד | 2 חיבורים | 1,204 חיבורים"
      })
  void countsAsTheLanguageDoes(String tag, String none, String one, String two, String many) {
    Words words = Words.in(Locale.of(tag));
    assertThat(Stream.of(0, 1, 2, 1204).map(n -> words.say("count.connections", n)))
        .containsExactly(none, one, two, many);
  }

  @Test
  void speaksEnglishWhereThereIsNoTranslationButNamesCountriesAsTheUserDoes() {
    Words words = Words.in(Locale.FRENCH);
    assertThat(words.say("status.live")).isEqualTo("Live");
    assertThat(words.country("DE")).isEqualTo("Allemagne");
    assertThat(words.rightToLeft()).isFalse();
  }

  @Test
  void keepsWhatRunsToTheRightApartInALineThatRunsToTheLeft() {
    String line = HEBREW.joined("/usr/bin/ssh", "יפן");
    assertThat(line).isEqualTo("\u200E/usr/bin/ssh\u200E \u05C0 יפן");
    assertThat(Words.unmarked(line)).isEqualTo("/usr/bin/ssh \u05C0 יפן");
    assertThat(Words.ENGLISH.joined("/usr/bin/ssh", "", "Japan")).isEqualTo("/usr/bin/ssh · Japan");
  }

  @ParameterizedTest
  @ValueSource(strings = {"11 חיבורים", "11 kB", "יפן"})
  void whatComesNextStandsFurtherLeftInALineThatRunsToTheLeft(String next) {
    String line = HEBREW.joined("python3.11", next);
    Bidi order = new Bidi(line, Bidi.DIRECTION_RIGHT_TO_LEFT);
    int between = line.indexOf('\u05C0');
    assertThat(order.getLevelAt(line.indexOf("11"))).as("the name").isEqualTo(2);
    assertThat(order.getLevelAt(between)).as("between it and what comes next").isEqualTo(1);
  }

  @Test
  void aNumberStandsBeforeItsUnitWhereItIsATextOfItsOwn() {
    String line = HEBREW.further("12 MB");
    Bidi order = new Bidi(line, Bidi.DIRECTION_RIGHT_TO_LEFT);
    assertThat(order.getLevelAt(0)).isEqualTo(1);
    assertThat(order.getLevelAt(line.indexOf("12"))).isEqualTo(2);
    assertThat(order.getLevelAt(line.indexOf(" MB"))).as("one run").isEqualTo(2);
    assertThat(Words.ENGLISH.further("12 MB")).isEqualTo("· 12 MB");
    assertThat(HEBREW.further("")).isEmpty();
  }

  @Test
  void saysAPhraseInAnyLanguage() {
    Phrase phrase = Phrase.of("filter.problem", "rate", Phrase.of("filter.say.text"));
    assertThat(phrase).hasToString("rate: say what to look for");
    assertThat(Words.in(Locale.GERMANY).say(phrase)).isEqualTo("rate: wonach soll gesucht werden?");
  }

  private static Map<String, String> texts(String language) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(Files.readString(TEXTS.resolve(language + ".properties"))));
    Map<String, String> texts = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
    assertThat(texts).hasSizeGreaterThan(150);
    return texts;
  }

  private static Map<String, Set<String>> arguments(Map<String, String> texts) {
    Map<String, Set<String>> arguments = new TreeMap<>();
    texts.forEach(
        (key, text) ->
            arguments.put(
                key,
                ARGUMENT.matcher(text).results().map(m -> m.group(1)).collect(Collectors.toSet())));
    return arguments;
  }

  private static Stream<String> found(Pattern pattern) throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream()
          .flatMap(file -> read(file, pattern));
    }
  }

  private static Stream<String> read(Path file, Pattern pattern) {
    try {
      return pattern
          .matcher(Files.readString(file))
          .results()
          .map(WordsTest::innermost)
          .toList()
          .stream();
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static String innermost(MatchResult match) {
    return match.groupCount() > 0 ? match.group(1) : match.group();
  }
}
