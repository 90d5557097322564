package telltale.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import telltale.app.settings.Settings;
import telltale.app.settings.ThemeChoice;
import telltale.app.window.Preferences;

class UserSettingsTest {

  private static final Settings LIGHT = Settings.DEFAULT.withTheme(ThemeChoice.LIGHT);

  @TempDir private Path folder;
  private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();

  @BeforeAll
  static void startToolkit() {
    FxThread.start();
  }

  @Test
  void aChangeIsThereForTheNextWindow() {
    try (UserSettings settings = open(Map.of("HOME", folder.toString()))) {
      Preferences preferences = FxThread.call(settings::preferences);
      assertThat(preferences.first()).isEqualTo(Settings.DEFAULT);
      preferences.keep().accept(LIGHT);
    }
    assertThat(folder.resolve(".config/telltale/settings.json")).exists();
    try (UserSettings settings = open(Map.of("HOME", folder.toString()))) {
      assertThat(FxThread.call(settings::preferences).first()).isEqualTo(LIGHT);
    }
    assertThat(complaints.size()).isZero();
  }

  @Test
  void aChangeIsWrittenWhileTheWindowIsOpen() {
    Path file = folder.resolve("telltale/settings.json");
    try (UserSettings settings = open(Map.of("XDG_CONFIG_HOME", folder.toString()))) {
      FxThread.call(settings::preferences).keep().accept(LIGHT);
      FxThread.await("it is written", () -> Files.exists(file));
    }
  }

  @Test
  void aBrokenFileIsComplainedOfInOneLine() throws IOException {
    Files.createDirectories(folder.resolve("telltale"));
    Files.writeString(folder.resolve("telltale/settings.json"), "{\n{");
    try (UserSettings settings = open(Map.of("XDG_CONFIG_HOME", folder.toString()))) {
      Preferences preferences = FxThread.call(settings::preferences);
      assertThat(preferences.first()).isEqualTo(Settings.DEFAULT);
      assertThat(complaints.toString(StandardCharsets.UTF_8))
          .isEqualTo("telltale: " + preferences.note().get() + "\n")
          .contains("line 2 is not valid JSON");
    }
  }

  @Test
  void aUserWithoutAHomeHasAWindowThatForgets() {
    try (UserSettings settings = open(Map.of())) {
      Preferences preferences = FxThread.call(settings::preferences);
      preferences.keep().accept(LIGHT);
      assertThat(preferences.note().get().toString()).isEqualTo("Not kept: HOME is not set.");
    }
  }

  private UserSettings open(Map<String, String> environment) {
    PrintStream err = new PrintStream(complaints, true, StandardCharsets.UTF_8);
    return UserSettings.open(
        environment, new Terminal(OutputStream.nullOutputStream(), err, false));
  }
}
