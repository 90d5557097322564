package telltale.app.link;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.GZIPOutputStream;
import telltale.wire.Message;
import telltale.wire.MessageWriter;

/// Keeps a stream in a file that [Recording] shows again: the same lines, compressed when the
/// file's name ends in `.gz`. Belongs to one thread.
public final class RecordingWriter implements AutoCloseable {

  private final MessageWriter writer;
  private long messages;

  /// Creates the file, which nobody but its owner may read: it says what every process talked to.
  /// A file of that name is replaced.
  ///
  /// @throws IOException when the file cannot be written
  public RecordingWriter(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new FileSystemException(file.toString(), null, "not a regular file");
    }
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    OutputStream plain =
        new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE));
    boolean packed = String.valueOf(file.getFileName()).endsWith(".gz");
    // syncFlush: a recording that is killed is whole up to its last flush.
    this.writer = new MessageWriter(packed ? new GZIPOutputStream(plain, 8192, true) : plain);
  }

  /// Adds one message.
  ///
  /// @throws IOException when the disk is full
  public void write(Message message) throws IOException {
    writer.write(message);
    messages++;
  }

  /// Brings everything to the file.
  ///
  /// @throws IOException when the disk is full
  public void flush() throws IOException {
    writer.flush();
  }

  /// How many messages it holds.
  public long messages() {
    return messages;
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
