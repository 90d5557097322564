package telltale.app.userfile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// One small file of the user. It is read whole and written whole: who reads it finds the old text
/// or the new one.
///
/// @param path where it is, or will be
/// @param maxBytes how large it may be; what is larger was not written by this app
public record UserFile(Path path, int maxBytes) {

  private static final int MOST_KEPT_ASIDE = 9;

  /// Whether there is anything of that name.
  public boolean exists() {
    return Files.exists(path);
  }

  /// What is in it; empty when that is more than there may be.
  ///
  /// @throws IOException when it cannot be read
  public Optional<byte[]> read() throws IOException {
    // Opening a pipe would wait for whoever writes to it.
    if (!Files.isRegularFile(path)) {
      throw Files.exists(path)
          ? new FileSystemException(path.toString(), null, "it is not a file")
          : new NoSuchFileException(path.toString(), null, "there is no such file");
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] text = in.readNBytes(maxBytes + 1);
      return text.length > maxBytes ? Optional.empty() : Optional.of(text);
    }
  }

  /// Gives the file another name, so that nothing that somebody wrote in it is lost when it is
  /// written anew.
  ///
  /// @return the new name; empty when there is none, and the file stays as it is
  public Optional<Path> keepAside() {
    for (int i = 1; i <= MOST_KEPT_ASIDE; i++) {
      Path aside = path.resolveSibling(path.getFileName() + ".broken" + (i == 1 ? "" : "-" + i));
      try {
        // A link is renamed itself, and what it leads to stays as it is.
        Files.move(path, aside);
        return Optional.of(aside);
      } catch (FileAlreadyExistsException older) {
        // The next name may be free.
      } catch (IOException refused) {
        break;
      }
    }
    return Optional.empty();
  }

  /// Replaces the file, in one step. Nobody else may read it.
  ///
  /// @throws IOException when it cannot; the file is then as it was
  public void write(byte[] text) throws IOException {
    // Whoever keeps the file elsewhere and links to it keeps the link.
    Path target =
        Files.isSymbolicLink(path) && Files.exists(path)
            ? path.toRealPath()
            : path.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null) {
      throw new FileSystemException(target.toString(), null, "it is in no folder");
    }
    makeFolder(folder);
    // For this user alone, as every such file is.
    Path whole = Files.createTempFile(folder, "." + stem(target) + "-", ".tmp");
    try {
      store(text, whole);
      Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  /// Makes a folder that only this user may enter, and those above it, where they are missing.
  ///
  /// @throws IOException when it cannot
  public static void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  private static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.indexOf('.', 1);
    return dot < 0 ? name : name.substring(0, dot);
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
  public static String reason(IOException refused) {
    if (refused instanceof AccessDeniedException) {
      return "you may not";
    }
    if (refused instanceof FileSystemException about && about.getReason() != null) {
      return about.getReason();
    }
    return String.valueOf(refused.getMessage());
  }
}
