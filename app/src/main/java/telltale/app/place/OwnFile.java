package telltale.app.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import telltale.app.place.database.Database;
import telltale.app.place.database.Unusable;
import telltale.app.words.Phrase;

/// A database file of the user's, followed through its changes. What was read of it stays in use
/// until there is something better. Belongs to one thread at a time.
final class OwnFile implements AutoCloseable {

  private final Path path;
  private final Path copies;
  private Optional<Stamp> taken = Optional.empty();
  private Optional<Stamp> seen = Optional.empty();
  private Optional<Database> database = Optional.empty();
  private Optional<Database> retired = Optional.empty();
  private Optional<Phrase> problem = Optional.empty();

  /// What tells one state of a file from another.
  private record Stamp(FileTime modified, long bytes, @Nullable Object key) {}

  /// @param copies folder for the copy that is read
  OwnFile(Path path, Path copies) {
    this.path = path;
    this.copies = copies;
  }

  /// Opens it for the first time. Where even its folder is missing it is waited for: whatever that
  /// folder is on may yet be mounted.
  ///
  /// @throws Unusable when there is a file that cannot be used, or a folder without it
  void begin() throws Unusable {
    taken = stamp();
    seen = taken;
    Path folder = path.toAbsolutePath().getParent();
    if (taken.isEmpty() && folder != null && !Files.isDirectory(folder)) {
      problem = Optional.of(Phrase.of("places.awaited", path.toString()));
    } else {
      database = Optional.of(Database.copied(path, copies));
    }
  }

  /// Looks whether it is another than it was, and opens that once it has been at rest from one look
  /// to the next: whoever writes it is done by then.
  ///
  /// @return whether there is something to tell
  boolean look() {
    Optional<Stamp> now = stamp();
    boolean rests = now.equals(seen);
    seen = now;
    if (!rests || now.equals(taken)) {
      return false;
    }
    taken = now;
    try {
      Database next = Database.copied(path, copies);
      retired = database;
      database = Optional.of(next);
      problem = Optional.empty();
    } catch (Unusable e) {
      problem =
          Optional.of(database.isPresent() ? Phrase.of("places.kept", e.reason()) : e.reason());
    }
    return true;
  }

  /// Closes what [#database] gave before the last look, once nobody asks it any more.
  void retire() {
    retired.ifPresent(Database::close);
    retired = Optional.empty();
  }

  /// What of it is in use.
  Optional<Database> database() {
    return database;
  }

  /// What is wrong with its newest state, and what becomes of that.
  Optional<Phrase> problem() {
    return problem;
  }

  private Optional<Stamp> stamp() {
    try {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      return Optional.of(
          new Stamp(
              now.lastModifiedTime(), now.size(), Objects.requireNonNullElse(now.fileKey(), "")));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    retire();
    database.ifPresent(Database::close);
  }
}
