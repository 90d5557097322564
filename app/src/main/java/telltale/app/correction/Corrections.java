package telltale.app.correction;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import telltale.app.range.Network;
import telltale.app.userfile.UserFile;
import telltale.app.userfile.UserFolders;
import telltale.app.words.Phrase;

/// The corrections that hold right now. What the user decides holds at once and is written a moment
/// later; what somebody writes into the file holds within a second or two. Any thread.
///
/// A file that cannot be used is left alone until there is something to write: then it gets another
/// name, so that nothing in it is lost. Until somebody mends it, what held before holds.
public final class Corrections implements AutoCloseable {

  static final int MAX_BYTES = 256 * 1024;

  /// The file's name, beside that of the settings.
  public static final String FILE_NAME = "overrides.json";

  private static final long LOOK_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Optional<UserFile> file;
  private final Executor later;
  private final Consumer<Phrase> complain;
  private final LongSupplier nanos;
  private final Object writing = new Object();
  private volatile CorrectionTable table = CorrectionTable.EMPTY;
  private Optional<Stamp> seen = Optional.empty();
  private long lookedNanos;
  private boolean broken;
  private @Nullable CorrectionTable unwritten;
  private volatile Optional<Phrase> problem = Optional.empty();
  private final AtomicLong version = new AtomicLong();

  /// How a file looked, so that another is noticed without reading it.
  private record Stamp(FileTime changed, long bytes, @Nullable Object key) {}

  /// Reads the file, which need not exist.
  ///
  /// @param file empty where nothing is kept
  /// @param later writes, on another thread
  /// @param complain hears, once each, why the file cannot be used or written
  public Corrections(Optional<Path> file, Executor later, Consumer<Phrase> complain) {
    this(file, later, complain, System::nanoTime);
  }

  Corrections(Optional<Path> file, Executor later, Consumer<Phrase> complain, LongSupplier nanos) {
    this.file = file.map(path -> new UserFile(path, MAX_BYTES));
    this.later = later;
    this.complain = complain;
    this.nanos = nanos;
    lookedNanos = nanos.getAsLong();
    look();
  }

  /// Where those of the user are whose environment that is; empty for a user without a home.
  public static Optional<Path> file(Map<String, String> environment) {
    return UserFolders.configuration(environment).map(folder -> folder.resolve(FILE_NAME));
  }

  /// What holds for an address.
  public Optional<Correction> find(InetAddress address) {
    return table.find(address);
  }

  /// All that hold.
  public List<Correction> all() {
    return table.corrections();
  }

  /// Another number than before once they are others.
  public long version() {
    lookAgain();
    return version.get();
  }

  /// Has a correction hold from here on, instead of one for the same network.
  ///
  /// @return false when there are so many already that it cannot be kept
  public synchronized boolean put(Correction correction) {
    try {
      change(table.with(correction));
      return true;
    } catch (IllegalArgumentException tooMany) {
      return false;
    }
  }

  /// Has none hold for that network any more.
  public synchronized void remove(Network network) {
    change(table.without(network));
  }

  private void change(CorrectionTable changed) {
    if (!changed.equals(table)) {
      table = changed;
      version.incrementAndGet();
      if (file.isPresent()) {
        unwritten = changed;
        later.execute(this::write);
      }
    }
  }

  private synchronized void lookAgain() {
    long now = nanos.getAsLong();
    if (now - lookedNanos >= LOOK_EVERY_NANOS) {
      lookedNanos = now;
      look();
    }
  }

  private void look() {
    // What waits to be written is newer than the file.
    if (file.isEmpty() || unwritten != null) {
      return;
    }
    Optional<Stamp> now = stamp(file.get().path());
    if (!now.equals(seen)) {
      seen = now;
      read(file.get());
    }
  }

  private static Optional<Stamp> stamp(Path path) {
    try {
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      return Optional.of(new Stamp(found.lastModifiedTime(), found.size(), found.fileKey()));
    } catch (IOException missing) {
      return Optional.empty();
    }
  }

  private void read(UserFile from) {
    broken = false;
    problem = Optional.empty();
    try {
      CorrectionTable found = from.exists() ? parsed(from) : CorrectionTable.EMPTY;
      if (!found.equals(table)) {
        table = found;
        version.incrementAndGet();
      }
    } catch (CorrectionsJson.Broken unusable) {
      cannotUse(from, unusable.reason());
    } catch (IOException refused) {
      cannotUse(from, UserFile.reason(refused));
    }
  }

  private void cannotUse(UserFile from, String reason) {
    broken = true;
    tell(Phrase.of("override.note.broken", from.path().toString(), reason));
  }

  private static CorrectionTable parsed(UserFile from) throws IOException, CorrectionsJson.Broken {
    byte[] text =
        from.read()
            .orElseThrow(
                () -> new CorrectionsJson.Broken("it is larger than " + MAX_BYTES / 1024 + " KiB"));
    return CorrectionsJson.read(text);
  }

  /// On a thread that may wait for a disk: nobody who asks for a place waits for it.
  private void write() {
    synchronized (writing) {
      CorrectionTable waiting = takeUnwritten();
      if (waiting == null || file.isEmpty()) {
        return;
      }
      UserFile to = file.get();
      boolean replaced = false;
      try {
        if (isBroken() && to.exists() && to.keepAside().isEmpty()) {
          throw new IOException("what is there cannot be used, and cannot be kept aside");
        }
        to.write(CorrectionsJson.write(waiting));
        replaced = true;
      } catch (IOException refused) {
        tell(Phrase.of("override.note.refused", to.path().toString(), UserFile.reason(refused)));
      }
      wrote(stamp(to.path()), replaced);
    }
  }

  private synchronized @Nullable CorrectionTable takeUnwritten() {
    CorrectionTable waiting = unwritten;
    unwritten = null;
    return waiting;
  }

  private synchronized boolean isBroken() {
    return broken;
  }

  private synchronized void wrote(Optional<Stamp> stamp, boolean replaced) {
    seen = stamp;
    if (replaced) {
      broken = false;
      problem = Optional.empty();
    }
  }

  private void tell(Phrase line) {
    problem = Optional.of(line);
    complain.accept(line);
  }

  /// Why the file could not be used, or written, the last time; empty when it could.
  public Optional<Phrase> problem() {
    return problem;
  }

  /// Writes now what still waits.
  @Override
  public void close() {
    write();
  }
}
