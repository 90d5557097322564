package telltale.app.place.database;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// Changes bytes of a database at random, opens what comes out and looks addresses up in it:
///
///     DatabaseMutations FILE.mmdb [N [SEED]]
///
/// Anything but a refusal, a place or an [IOException] ends it, as does what takes too long or too
/// much memory.
public final class DatabaseMutations {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final long MOST_BYTES = 8_000_000;
  private static final long MOST_NANOS = 5_000_000_000L;
  private static final List<InetAddress> ADDRESSES =
      List.of(
          InetAddress.ofLiteral("8.8.8.8"),
          InetAddress.ofLiteral("9.9.9.9"),
          InetAddress.ofLiteral("2a01::5"),
          InetAddress.ofLiteral("::"),
          InetAddress.ofLiteral("ffff::"));

  private final Path copies;
  private final Path file;
  private final byte[] sound;
  private final Random random;
  private long refused;
  private long damaged;
  private long found;
  private long mostBytes;
  private long mostNanos;

  private DatabaseMutations(Path original, Path copies, long seed) throws IOException {
    this.copies = copies;
    sound = Files.readAllBytes(original);
    file = Files.createTempFile("mutated-", ".mmdb");
    random = new Random(seed);
  }

  public static void main(String[] arguments) throws IOException {
    long count = arguments.length > 1 ? Long.parseLong(arguments[1]) : 100_000;
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : System.nanoTime();
    Path copies = Files.createTempDirectory("mutations");
    System.out.println(run(Path.of(arguments[0]), copies, count, seed));
    Files.delete(copies);
  }

  /// @return what came of it, for a person
  static String run(Path original, Path copies, long count, long seed) throws IOException {
    DatabaseMutations mutations = new DatabaseMutations(original, copies, seed);
    try {
      for (long round = 0; round < count; round++) {
        mutations.round("seed " + seed + ", round " + round);
      }
      return count + " mutated databases (seed " + seed + "): " + mutations;
    } finally {
      Files.delete(mutations.file);
    }
  }

  private void round(String name) throws IOException {
    byte[] bad = sound.clone();
    int changes = 1 + random.nextInt(8);
    for (int i = 0; i < changes; i++) {
      bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
    }
    Files.write(file, bad);
    long nanos = System.nanoTime();
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    try {
      use();
    } catch (RuntimeException | Error e) {
      throw new AssertionError(name, e);
    }
    bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    nanos = System.nanoTime() - nanos;
    mostBytes = Math.max(mostBytes, bytes);
    mostNanos = Math.max(mostNanos, nanos);
    if (bytes > MOST_BYTES || nanos > MOST_NANOS) {
      throw new AssertionError(name + ": " + bytes + " bytes, " + nanos + " ns");
    }
  }

  private void use() {
    try (Database database = Database.copied(file, copies)) {
      for (InetAddress address : ADDRESSES) {
        look(database, address);
      }
    } catch (Unusable e) {
      refused++;
    }
  }

  /// As whoever asks a database has to: a damaged spot may be anything that the library makes of
  /// it, but nothing that a machine runs out of.
  private void look(Database database, InetAddress address) {
    try {
      found += database.find(address).isPresent() ? 1 : 0;
    } catch (IOException e) {
      damaged++;
    }
  }

  @Override
  public String toString() {
    return refused
        + " refused; of the others "
        + found
        + " places found, "
        + damaged
        + " damaged; at most "
        + mostBytes
        + " bytes and "
        + mostNanos / 1_000_000
        + " ms for one";
  }
}
