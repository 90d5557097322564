package telltale.app.update;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// A database as it is passed on: compressed by gzip, whose own checksum is compared, and at
/// MaxMind's within a tape archive (POSIX ustar).
///
/// @param file on this machine's disk
/// @param tar whether it is in a tape archive
/// @param most how large the database may be, in bytes
record Packed(Path file, boolean tar, long most) {

  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE = 12;
  private static final int MOST_ENTRIES = 100;

  /// Writes the database into a file.
  void unpack(Path to) throws UpdateFailure {
    try (InputStream packed = Files.newInputStream(file);
        InputStream open = new GZIPInputStream(packed, 1 << 16)) {
      if (tar) {
        unpackEntry(open, to);
        // To the end, where the checksum of the whole is.
        skip(open, most);
      } else {
        Copying.copy(open, to, most);
      }
    } catch (ZipException | EOFException damaged) {
      throw new UpdateFailure("update.damaged");
    } catch (IOException refused) {
      throw Copying.disk(to, refused);
    }
  }

  private void unpackEntry(InputStream archive, Path to) throws IOException, UpdateFailure {
    for (int i = 0; i < MOST_ENTRIES; i++) {
      byte[] header = archive.readNBytes(BLOCK);
      if (header.length < BLOCK || header[0] == 0) {
        break;
      }
      long size = size(header);
      if (name(header).endsWith(".mmdb")) {
        if (size > most) {
          throw new UpdateFailure("update.too-large");
        }
        Copying.copy(new Bounded(archive, size), to, size);
        if (Files.size(to) < size) {
          throw new EOFException();
        }
        return;
      }
      archive.skipNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
    }
    throw new UpdateFailure("update.empty");
  }

  private static String name(byte[] header) {
    return text(header, 0, NAME);
  }

  private static long size(byte[] header) throws ZipException {
    try {
      return Long.parseUnsignedLong(text(header, SIZE_AT, SIZE).strip(), 8);
    } catch (NumberFormatException noSize) {
      throw new ZipException("no size");
    }
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.US_ASCII);
  }

  private static void skip(InputStream open, long most) throws IOException, UpdateFailure {
    byte[] ignored = new byte[1 << 16];
    long total = 0;
    for (int n = open.read(ignored); n >= 0; n = open.read(ignored)) {
      total += n;
      if (total > most) {
        throw new UpdateFailure("update.too-large");
      }
    }
  }

  /// The next bytes of a stream, and no more.
  private static final class Bounded extends InputStream {

    private final InputStream from;
    private long left;

    Bounded(InputStream from, long bytes) {
      this.from = from;
      left = bytes;
    }

    @Override
    public int read() throws IOException {
      if (left <= 0) {
        return -1;
      }
      left--;
      return from.read();
    }

    @Override
    public int read(byte[] to, int at, int length) throws IOException {
      if (left <= 0) {
        return -1;
      }
      int n = from.read(to, at, (int) Math.min(length, left));
      left -= Math.max(n, 0);
      return n;
    }
  }
}
