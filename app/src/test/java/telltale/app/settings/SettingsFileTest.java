package telltale.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {

  private static final Settings DECIDED =
      new Settings(
          new Appearance(
              ThemeChoice.LIGHT, LanguageChoice.GERMAN, Motion.REDUCED, ColourChoice.DIRECTION),
          Settings.SMOOTH,
          false,
          false,
          true,
          View.WALL,
          true,
          new Geography(Optional.of(new HomeSpot(-33.87, 151.21)), true, true),
          List.of(
              new SavedFilter("Upload", "rate:>1M dir:out"),
              new SavedFilter("Größe \"x\"", "host:\"a b\"")),
          Optional.of(new WindowPlace(-1920, 12.5, 1400, 900, true)));

  @TempDir private Path folder;

  @Test
  void isInTheUsersConfigurationFolder() {
    assertThat(place(Map.of("HOME", "/home/ada")))
        .hasValue(Path.of("/home/ada/.config/telltale/settings.json"));
    assertThat(place(Map.of("HOME", "/home/ada", "XDG_CONFIG_HOME", "/etc/ada")))
        .hasValue(Path.of("/etc/ada/telltale/settings.json"));
    assertThat(place(Map.of("HOME", "/home/ada", "XDG_CONFIG_HOME", "relative")))
        .hasValue(Path.of("/home/ada/.config/telltale/settings.json"));
    assertThat(place(Map.of())).isEmpty();
  }

  private static Optional<Path> place(Map<String, String> environment) {
    return SettingsFile.of(environment).map(SettingsFile::path);
  }

  @Test
  void findsWhatWasWritten() throws IOException {
    SettingsFile file = file();
    for (Settings settings : List.of(DECIDED, Settings.DEFAULT)) {
      file.write(settings);
      assertThat(file.load()).isEqualTo(new SettingsFile.Found(settings, Optional.empty(), true));
    }
  }

  @Test
  void beginsWithItsOwnWhereNothingWasDecided() {
    assertThat(file().load())
        .isEqualTo(new SettingsFile.Found(Settings.DEFAULT, Optional.empty(), true));
    assertThat(folder).as("looking leaves nothing behind").isEmptyDirectory();
  }

  @Test
  void isForItsUserAloneAndLeavesNothingElse() throws IOException {
    SettingsFile file = file();
    file.write(DECIDED);
    file.write(Settings.DEFAULT);
    assertThat(permissions(file.path())).isEqualTo("rw-------");
    assertThat(permissions(file.path().resolveSibling("."))).isEqualTo("rwx------");
    assertThat(names()).containsExactly("settings.json");
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void leavesOutWhatItDoesNotKnow() throws IOException {
    SettingsFile file = holding("{\"colour\":{\"a\":[1,{}]},\"theme\":\"dark\",\"x\":[[]]}");
    SettingsFile.Found found = file.load();
    assertThat(found.problem()).isEmpty();
    assertThat(found.settings()).isEqualTo(Settings.DEFAULT.withTheme(ThemeChoice.DARK));
    file.write(found.settings());
    assertThat(Files.readString(file.path())).doesNotContain("colour", "\"x\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          # text                                        | what is said of it
          ^^                                            | it holds no JSON object
          []                                            | it holds no JSON object
          {"theme": "dark"                              | line 1 is not valid JSON
          {"theme": "dark", "theme": "light"}           | line 1 is not valid JSON
          {} {}                                         | something follows the JSON object
          {"a":[[[[[[[[[[[]]]]]]]]]]]}                  | it holds what settings never are
          {"theme": "DARK"}                             | `theme` is none of [system, dark, light, contrast]
          {"theme": null}                               | `theme` is none of [system, dark, light, contrast]
          {"home": [1, 2]}                              | `home` is not an object
          {"home": {"latitude": 91, "longitude": 1}}    | `home` names no place on earth
          {"home": {"latitude": 1}}                     | `home` names no place on earth
          {"home": {"latitude": "1", "longitude": 1}}   | `latitude` is not a number
          {"updates": "monthly"}                        | `updates` is not true or false
          {"reverse": 1}                                | `reverse` is not true or false
          {"motion": 1}                                 | `motion` is none of [full, reduced]
          {"framesPerSecond": 45}                       | `framesPerSecond` is not 30 or 60
          {"framesPerSecond": 1e999}                    | `framesPerSecond` is not 30 or 60
          {"showLocal": "true"}                         | `showLocal` is not true or false
          {"showLegend": {}}                            | `showLegend` is not true or false
          {"filters": {}}                               | `filters` is not a list
          {"filters": ["a"]}                            | `filters` holds more than objects
          {"filters": [{"name": "a"}]}                  | `filters` holds a name or a filter that cannot be kept
          {"filters": [{"name": "a", "filter": "\\n"}]} | `filters` holds a name or a filter that cannot be kept
          {"filters": [{"name": "a", "filter": 1}]}     | `filter` is not a text
          {"filters": [{"name": "a", "filter": "b"}, {"name": "a", "filter": "c"}]} | `filters` holds more than 12, or two of one name
          {"window": 5}                                 | `window` is not an object
          {"window": {"x": 1, "y": 1, "width": 900}}    | `window` names a place where no window can be
          {"window": {"x": 1, "y": "1"}}                | `y` is not a number
          """)
  void keepsAFileAsideThatCannotBeUsed(String text, String said) throws IOException {
    SettingsFile file = holding(text);
    SettingsFile.Found found = file.load();
    assertThat(found.settings()).isEqualTo(Settings.DEFAULT);
    assertThat(found.replaceable()).isTrue();
    assertThat(found.problem().orElseThrow().toString())
        .startsWith("The settings in " + file.path() + " cannot be used: " + said + ". ")
        .endsWith("They are now in settings.json.broken, and Telltale begins anew.")
        .doesNotContain("\n");
    file.write(DECIDED);
    assertThat(file.path().resolveSibling("settings.json.broken")).hasContent(text);
    assertThat(file.load().settings()).isEqualTo(DECIDED);
  }

  @Test
  void readsNoMoreThanSettingsCanBe() throws IOException {
    String large = "{\"theme\":\"dark\"" + " ".repeat(SettingsFile.MAX_BYTES) + "}";
    SettingsFile.Found found = holding(large).load();
    assertThat(found.settings()).isEqualTo(Settings.DEFAULT);
    assertThat(found.problem().orElseThrow().toString()).contains("it is larger than 16 KiB");
    assertThat(file().path().resolveSibling("settings.json.broken")).hasSize(large.length());
  }

  @Test
  void hasRoomForTheLongestFilters() throws IOException {
    List<SavedFilter> longest =
        IntStream.range(0, SavedFilter.MOST)
            .mapToObj(
                i ->
                    new SavedFilter(
                        "\u20ac".repeat(SavedFilter.LONGEST_NAME - 1) + (char) ('a' + i),
                        "\u20ac".repeat(SavedFilter.LONGEST_TEXT)))
            .toList();
    SettingsFile file = new SettingsFile(folder.resolve("settings.json"));
    file.write(DECIDED.withFilters(longest));
    assertThat(file.load().problem()).isEmpty();
    assertThat(file.load().settings().filters()).isEqualTo(longest);
  }

  @Test
  void neverReplacesWhatItKeptAside() throws IOException {
    for (int i = 1; i <= 10; i++) {
      SettingsFile.Found found = holding("broken " + i).load();
      assertThat(found.replaceable()).isEqualTo(i < 10);
    }
    assertThat(names()).hasSize(10).contains("settings.json", "settings.json.broken-9");
    assertThat(file().path().resolveSibling("settings.json.broken")).hasContent("broken 1");
    assertThat(file().path()).hasContent("broken 10");
    assertThat(file().load().problem().orElseThrow().toString())
        .endsWith("They stay as they are, and nothing new is kept.");
  }

  @Test
  void doesNotWaitForAPipe() throws IOException, InterruptedException {
    Path path = file().path();
    Files.createDirectories(path.getParent());
    assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor()).isZero();
    SettingsFile.Found found = file().load();
    assertThat(found.problem().orElseThrow().toString()).contains("it is not a file");
    assertThat(found.replaceable()).isFalse();
  }

  @Test
  void keepsALinkToAFileElsewhere() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("dotfiles")).resolve("telltale.json");
    Files.writeString(elsewhere, "{}");
    SettingsFile file = file();
    Files.createDirectories(file.path().getParent());
    Files.createSymbolicLink(file.path(), elsewhere);
    file.write(DECIDED);
    assertThat(file.path()).isSymbolicLink();
    assertThat(Files.readString(elsewhere)).contains("\"light\"");
  }

  @Test
  void isAsItWasWhenItCannotBeReplaced() throws IOException {
    SettingsFile file = file();
    // A folder that is not empty cannot be replaced by a file, not even by root.
    Files.createDirectories(file.path().resolve("full"));
    assertThatThrownBy(() -> file.write(DECIDED)).isInstanceOf(FileSystemException.class);
    assertThat(names()).containsExactly("settings.json");
    assertThat(file.path()).isDirectory();
  }

  @Test
  void isNeverSeenHalfWritten() throws IOException, InterruptedException {
    SettingsFile file = file();
    file.write(DECIDED);
    Thread writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int i = 0; i < 200; i++) {
                    writeUnchecked(file, i % 2 == 0 ? Settings.DEFAULT : DECIDED);
                  }
                });
    int looks = 0;
    while (writer.isAlive()) {
      assertThat(file.load().settings()).isIn(Settings.DEFAULT, DECIDED);
      looks++;
    }
    assertThat(looks).isPositive();
    assertThat(names()).as("no look found it broken").containsExactly("settings.json");
  }

  private static void writeUnchecked(SettingsFile file, Settings settings) {
    try {
      file.write(settings);
    } catch (IOException refused) {
      throw new AssertionError(refused);
    }
  }

  private SettingsFile file() {
    return new SettingsFile(folder.resolve("telltale/settings.json"));
  }

  private SettingsFile holding(String text) throws IOException {
    Path path = file().path();
    Files.createDirectories(path.getParent());
    Files.writeString(path, text, StandardCharsets.UTF_8);
    return file();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("telltale"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
