package telltale.app.update;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import telltale.app.userfile.UserFile;

/// Bytes on their way to a file: bounded, and on the disk when it is done.
final class Copying {

  private static final int PIECE = 1 << 16;

  private Copying() {}

  /// What was copied.
  ///
  /// @param bytes how many
  /// @param sha256 in hexadecimal digits
  record Copied(long bytes, String sha256) {}

  /// Writes all that comes into a file that is there already.
  ///
  /// @throws IOException when it cannot be read
  /// @throws UpdateFailure when it is too much, or cannot be written
  static Copied copy(InputStream from, Path to, long most) throws IOException, UpdateFailure {
    MessageDigest digest = sha256();
    byte[] piece = new byte[PIECE];
    long total = 0;
    try (FileChannel channel =
        FileChannel.open(to, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
      for (int n = from.read(piece); n >= 0; n = from.read(piece)) {
        total += n;
        if (total > most) {
          throw new UpdateFailure("update.too-large");
        }
        digest.update(piece, 0, n);
        write(channel, ByteBuffer.wrap(piece, 0, n), to);
      }
      force(channel, to);
    }
    return new Copied(total, HexFormat.of().formatHex(digest.digest()));
  }

  private static void write(FileChannel channel, ByteBuffer rest, Path to) throws UpdateFailure {
    try {
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    } catch (IOException refused) {
      throw disk(to, refused);
    }
  }

  private static void force(FileChannel channel, Path to) throws UpdateFailure {
    try {
      channel.force(true);
    } catch (IOException refused) {
      throw disk(to, refused);
    }
  }

  /// What it means that a file could not be written.
  static UpdateFailure disk(Path file, IOException why) {
    return new UpdateFailure("update.disk", String.valueOf(file.getParent()), UserFile.reason(why));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has it", e);
    }
  }
}
