package telltale.app.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import telltale.app.userfile.UserFile;
import telltale.app.userfile.UserFolders;
import telltale.app.words.Phrase;

/// The one file of settings. It is read once and written whole: who reads it finds the old text or
/// the new one, never half of either.
public final class SettingsFile {

  static final int MAX_BYTES = 16 * 1024;

  private final UserFile file;

  /// The file at that path, which need not exist.
  public SettingsFile(Path path) {
    file = new UserFile(path, MAX_BYTES);
  }

  /// What was found in the file.
  ///
  /// @param settings to begin with, whatever was found
  /// @param problem what was wrong with the file and what became of it, in one line
  /// @param replaceable whether the file may be written: one that could be neither used nor kept
  ///     aside may not
  public record Found(Settings settings, Optional<Phrase> problem, boolean replaceable) {}

  /// The file of the user whose environment that is, by the XDG Base Directory Specification; empty
  /// for a user without a home.
  public static Optional<SettingsFile> of(Map<String, String> environment) {
    return UserFolders.configuration(environment)
        .map(folder -> new SettingsFile(folder.resolve("settings.json")));
  }

  /// Where the file is.
  public Path path() {
    return file.path();
  }

  /// Reads the file. One that cannot be used is renamed, so that nothing that somebody wrote in it
  /// is lost when the next change is written.
  public Found load() {
    if (!file.exists()) {
      return new Found(Settings.DEFAULT, Optional.empty(), true);
    }
    try {
      return new Found(SettingsJson.read(bytes()), Optional.empty(), true);
    } catch (BrokenSettings broken) {
      return keepAside(broken.reason());
    } catch (IOException refused) {
      return unusable(UserFile.reason(refused));
    }
  }

  private byte[] bytes() throws IOException, BrokenSettings {
    return file.read()
        .orElseThrow(() -> new BrokenSettings("it is larger than " + MAX_BYTES / 1024 + " KiB"));
  }

  private Found keepAside(String reason) {
    return file.keepAside()
        .map(
            aside ->
                Phrase.of(
                    "settings.note.aside",
                    path().toString(),
                    reason,
                    String.valueOf(aside.getFileName())))
        .map(line -> new Found(Settings.DEFAULT, Optional.of(line), true))
        .orElseGet(() -> unusable(reason));
  }

  private Found unusable(String reason) {
    Phrase line = Phrase.of("settings.note.unusable", path().toString(), reason);
    return new Found(Settings.DEFAULT, Optional.of(line), false);
  }

  /// Replaces the file, in one step.
  ///
  /// @throws IOException when it cannot; the file is then as it was
  public void write(Settings settings) throws IOException {
    file.write(SettingsJson.write(settings));
  }
}
