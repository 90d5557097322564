package telltale.helper.process;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/// Which processes hold a tun or tap device open. An answer is remembered for some seconds: a
/// browser with a thousand connections is not read a thousand times. Confined to the poll thread.
public final class TunnelDevices {

  private static final int MAX_PROCESSES = 1024;
  private static final int MAX_DESCRIPTORS = 256;
  private static final long MEMORY_NANOS = Duration.ofSeconds(5).toNanos();
  private static final String DEVICE = "/dev/net/tun";

  private final Path proc;
  private final LongSupplier nanoTime;
  private final Map<Identity, Answer> answers = new LeastRecentlyUsed<>(MAX_PROCESSES);

  private record Answer(boolean holds, long at) {}

  /// Reads below `proc`, normally `/proc`.
  public TunnelDevices(Path proc) {
    this(proc, System::nanoTime);
  }

  TunnelDevices(Path proc, LongSupplier nanoTime) {
    this.proc = proc;
    this.nanoTime = nanoTime;
  }

  /// Whether one of the first 256 descriptors of a process is such a device.
  public boolean areHeldBy(ProcessKey key) {
    long now = nanoTime.getAsLong();
    Answer known = answers.get(Identity.of(key));
    if (known == null || now - known.at() > MEMORY_NANOS) {
      known = new Answer(look(key.tgid()), now);
      answers.put(Identity.of(key), known);
    }
    return known.holds();
  }

  private boolean look(int pid) {
    int left = MAX_DESCRIPTORS;
    Path descriptors = proc.resolve(Integer.toString(pid)).resolve("fd");
    try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
      for (Path link : links) {
        if (left-- == 0) {
          return false;
        }
        if (isDevice(link)) {
          return true;
        }
      }
    } catch (IOException | DirectoryIteratorException ended) {
      // A process that has ended carries nothing any more.
      return false;
    }
    return false;
  }

  private static boolean isDevice(Path link) {
    try {
      return Files.readSymbolicLink(link).toString().equals(DEVICE);
    } catch (IOException closed) {
      return false;
    }
  }
}
