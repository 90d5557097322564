package telltale.app;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import telltale.app.settings.Settings;
import telltale.app.settings.SettingsFile;
import telltale.app.settings.SettingsKeeper;
import telltale.app.theme.DesktopStyle;
import telltale.app.window.Preferences;
import telltale.app.words.Phrase;

/// The settings of the user who runs the window: read once, and written by a thread of their own.
/// Pictures and terminal commands have none.
final class UserSettings implements AutoCloseable {

  private static final long WAIT_MILLIS = 500;

  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(Feed.daemonThreads("settings"));
  private final Settings first;
  private final Optional<SettingsKeeper> keeper;

  private UserSettings(Optional<SettingsFile> file, Terminal terminal) {
    Optional<SettingsFile.Found> found = file.map(SettingsFile::load);
    found.flatMap(SettingsFile.Found::problem).map(Phrase::toString).ifPresent(terminal::complain);
    first = found.map(SettingsFile.Found::settings).orElse(Settings.DEFAULT);
    Executor later = CompletableFuture.delayedExecutor(WAIT_MILLIS, TimeUnit.MILLISECONDS, writer);
    keeper =
        file.map(
            there -> new SettingsKeeper(there, found.orElseThrow(), later, terminal::complain));
  }

  /// Reads those of the user whose environment that is, and complains where they cannot be used.
  static UserSettings open(Map<String, String> environment, Terminal terminal) {
    return new UserSettings(SettingsFile.of(environment), terminal);
  }

  /// The settings as they were read.
  Settings first() {
    return first;
  }

  /// For the window. FX thread only.
  Preferences preferences() {
    return new Preferences(
        first,
        DesktopStyle.ofPlatform(),
        changed -> keeper.ifPresent(kept -> kept.keep(changed)),
        () -> keeper.map(SettingsKeeper::note).orElse(Phrase.of("settings.note.no-home")));
  }

  /// Writes what was not written yet.
  @Override
  public void close() {
    keeper.ifPresent(SettingsKeeper::close);
    writer.shutdown();
  }
}
