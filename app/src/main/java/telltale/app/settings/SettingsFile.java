package telltale.app.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import telltale.app.words.Phrase;

/// The one file of settings. It is read once and written whole: who reads it finds the old text or
/// the new one, never half of either.
public final class SettingsFile {

  static final int MAX_BYTES = 16 * 1024;
  private static final int MOST_KEPT_ASIDE = 9;

  private final Path path;

  /// The file at that path, which need not exist.
  public SettingsFile(Path path) {
    this.path = path;
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
    return folder(environment.getOrDefault("XDG_CONFIG_HOME", ""))
        .or(() -> folder(environment.getOrDefault("HOME", "")).map(home -> home.resolve(".config")))
        .map(config -> new SettingsFile(config.resolve("telltale").resolve("settings.json")));
  }

  private static Optional<Path> folder(String name) {
    try {
      // The specification has relative paths ignored.
      return name.startsWith("/") ? Optional.of(Path.of(name).normalize()) : Optional.empty();
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }

  /// Where the file is.
  public Path path() {
    return path;
  }

  /// Reads the file. One that cannot be used is renamed, so that nothing that somebody wrote in it
  /// is lost when the next change is written.
  public Found load() {
    if (!Files.exists(path)) {
      return new Found(Settings.DEFAULT, Optional.empty(), true);
    }
    try {
      return new Found(SettingsJson.read(bytes()), Optional.empty(), true);
    } catch (BrokenSettings broken) {
      return keepAside(broken.reason());
    } catch (IOException refused) {
      return unusable(reason(refused));
    }
  }

  private byte[] bytes() throws IOException, BrokenSettings {
    // Opening a pipe would wait for whoever writes to it.
    if (!Files.isRegularFile(path)) {
      throw new FileSystemException(path.toString(), null, "it is not a file");
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] text = in.readNBytes(MAX_BYTES + 1);
      if (text.length > MAX_BYTES) {
        throw new BrokenSettings("it is larger than " + MAX_BYTES / 1024 + " KiB");
      }
      return text;
    }
  }

  private Found keepAside(String reason) {
    for (int i = 1; i <= MOST_KEPT_ASIDE; i++) {
      Path aside = path.resolveSibling(path.getFileName() + ".broken" + (i == 1 ? "" : "-" + i));
      try {
        // A link is renamed itself, and what it leads to stays as it is.
        Files.move(path, aside);
        Phrase line =
            Phrase.of(
                "settings.note.aside",
                path.toString(),
                reason,
                String.valueOf(aside.getFileName()));
        return new Found(Settings.DEFAULT, Optional.of(line), true);
      } catch (FileAlreadyExistsException older) {
        // The next name may be free.
      } catch (IOException refused) {
        break;
      }
    }
    return unusable(reason);
  }

  private Found unusable(String reason) {
    Phrase line = Phrase.of("settings.note.unusable", path.toString(), reason);
    return new Found(Settings.DEFAULT, Optional.of(line), false);
  }

  /// Replaces the file, in one step.
  ///
  /// @throws IOException when it cannot; the file is then as it was
  public void write(Settings settings) throws IOException {
    // Whoever keeps the file elsewhere and links to it keeps the link.
    Path target =
        Files.isSymbolicLink(path) && Files.exists(path)
            ? path.toRealPath()
            : path.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null) {
      throw new FileSystemException(target.toString(), null, "it is in no folder");
    }
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    // For this user alone, as every such file is.
    Path whole = Files.createTempFile(folder, ".settings-", ".tmp");
    try {
      store(SettingsJson.write(settings), whole);
      Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  /// On the disk before it gets its name: a power cut must not leave an empty file.
  private static void store(byte[] text, Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer rest = ByteBuffer.wrap(text);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  /// Why a file could not be used, in words that end a sentence.
  static String reason(IOException refused) {
    if (refused instanceof AccessDeniedException) {
      return "you may not";
    }
    if (refused instanceof FileSystemException about && about.getReason() != null) {
      return about.getReason();
    }
    return String.valueOf(refused.getMessage());
  }
}
