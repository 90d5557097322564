package telltale.app.settings;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import telltale.app.userfile.UserFile;
import telltale.app.words.Phrase;

/// Writes settings some time after they changed, so that a window that is dragged about is written
/// once. [#keep] returns at once and may be called on any thread.
public final class SettingsKeeper implements AutoCloseable {

  private final SettingsFile file;
  private final SettingsFile.Found found;
  private final Executor later;
  private final Consumer<String> complain;
  private final AtomicReference<@Nullable Settings> pending = new AtomicReference<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final Object writing = new Object();
  private Settings written;
  private volatile Optional<Phrase> problem;

  /// Writes nothing yet.
  ///
  /// @param found what the file held
  /// @param later runs something on another thread, some time from now
  /// @param complain hears, in one line, when settings could not be written
  public SettingsKeeper(
      SettingsFile file, SettingsFile.Found found, Executor later, Consumer<String> complain) {
    this.file = file;
    this.found = found;
    this.later = later;
    this.complain = complain;
    written = found.settings();
    problem = found.problem();
  }

  /// Has these written, instead of any that still wait.
  public void keep(Settings changed) {
    if (!found.replaceable()) {
      return;
    }
    pending.set(changed);
    if (scheduled.compareAndSet(false, true)) {
      later.execute(this::flush);
    }
  }

  /// Where settings are kept, or why they are not. For people.
  public Phrase note() {
    return problem.orElseGet(() -> Phrase.of("settings.note.kept", file.path().toString()));
  }

  /// Writes now what still waits.
  @Override
  public void close() {
    flush();
  }

  private void flush() {
    synchronized (writing) {
      // Before the look: what changes after it has a turn of its own.
      scheduled.set(false);
      Settings changed = pending.getAndSet(null);
      if (changed != null && !changed.equals(written)) {
        write(changed);
      }
    }
  }

  private void write(Settings changed) {
    try {
      file.write(changed);
      written = changed;
      problem = found.problem();
    } catch (IOException refused) {
      Phrase line =
          Phrase.of("settings.note.refused", file.path().toString(), UserFile.reason(refused));
      if (!problem.equals(Optional.of(line))) {
        problem = Optional.of(line);
        complain.accept(line.toString());
      }
    }
  }
}
