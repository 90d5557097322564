package telltale.app.place.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import telltale.app.words.Phrase;

/// Gets at the bytes of a file without trusting what is behind its name. Anything but an ordinary
/// file of ordinary size is refused before it is opened: a FIFO would never open, and a device
/// never end.
final class Source {

  /// The largest databases of places have a third of this.
  static final long LARGEST = 1L << 30;

  private Source() {}

  /// What is done with a file that is sound so far.
  interface Opening<T> {
    T open(Path file, ByteBuffer bytes) throws IOException, Unusable;
  }

  /// Maps a file where it lies: for one that only ever gives way to another as a whole.
  static <T> T inPlace(Path file, Opening<T> opening) throws IOException, Unusable {
    ordinary(file);
    return opening.open(file, mapped(file));
  }

  /// Maps a copy that has no name, so that nobody can cut it, overwrite it or take it away. It
  /// costs room on the disk for as long as it is in use, and memory only for the pages that lookups
  /// touch.
  ///
  /// @param folder for the copy, made when it is missing
  static <T> T copied(Path file, Path folder, Opening<T> opening) throws IOException, Unusable {
    BasicFileAttributes before = ordinary(file);
    Files.createDirectories(folder);
    Path copy =
        Files.createTempFile(
            folder,
            "places-",
            ".mmdb",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      copy(file, copy, before.size());
      BasicFileAttributes after = ordinary(file);
      if (after.size() != before.size()
          || !after.lastModifiedTime().equals(before.lastModifiedTime())) {
        throw new Unusable(Phrase.of("places.changing", file.toString()), null);
      }
      return opening.open(copy, mapped(copy));
    } finally {
      Files.delete(copy);
    }
  }

  private static void copy(Path file, Path copy, long bytes) throws IOException, Unusable {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ);
        FileChannel out = FileChannel.open(copy, StandardOpenOption.WRITE)) {
      long done = 0;
      while (done < bytes) {
        long more = in.transferTo(done, bytes - done, out);
        if (more <= 0) {
          throw new Unusable(Phrase.of("places.changing", file.toString()), null);
        }
        done += more;
      }
    }
  }

  private static ByteBuffer mapped(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, Math.min(channel.size(), LARGEST));
    }
  }

  private static BasicFileAttributes ordinary(Path file) throws IOException, Unusable {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      throw new Unusable(Phrase.of("places.missing", file.toString()), e);
    }
    if (attributes.isDirectory()) {
      throw new Unusable(Phrase.of("places.directory", file.toString()), null);
    }
    if (!attributes.isRegularFile()) {
      throw new Unusable(Phrase.of("places.no-file", file.toString()), null);
    }
    if (!Files.isReadable(file)) {
      throw new Unusable(Phrase.of("places.unreadable", file.toString()), null);
    }
    if (attributes.size() == 0) {
      throw new Unusable(Phrase.of("places.empty", file.toString()), null);
    }
    if (attributes.size() > LARGEST) {
      throw new Unusable(
          Phrase.of("places.huge", file.toString(), attributes.size() / 1_000_000), null);
    }
    return attributes;
  }
}
