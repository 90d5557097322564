package telltale.helper.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import telltale.wire.ProcessFacts.Software;

/// Bounded reads below `/proc`. Whatever cannot be read is absent: the process ended, or the kernel
/// does not let us look.
final class ProcFiles {

  private static final int TEXT_BYTES = 4096;

  // Thirteen hierarchies of cgroup v1 with the long paths of Kubernetes need 6 KiB; one path may
  // have 4 KiB.
  private static final int GROUPS_BYTES = 32 * 1024;

  private final Path proc;
  private final Path nowhere;
  private final int nowhereLength;

  ProcFiles(Path proc) {
    this.proc = proc.toAbsolutePath();
    nowhere = this.proc.resolve("nowhere");
    nowhereLength = nowhere.toUri().getRawPath().length();
  }

  Optional<Stat> stat(int pid) {
    return text(of(pid, "stat")).flatMap(Stat::parse);
  }

  /// The executable's path in the process's own mount namespace, with ` (deleted)` after it where
  /// the kernel says so. Absent for kernel threads. At most a page long, by the kernel's own bound.
  Optional<String> exe(int pid) {
    try {
      return Optional.of(decode(Files.readSymbolicLink(of(pid, "exe"))));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  List<String> commandLine(int pid) {
    return bytes(of(pid, "cmdline"), CommandLine.MAX_BYTES + 1)
        .map(CommandLine::parse)
        .orElse(List.of());
  }

  Optional<Status> status(int pid) {
    return text(of(pid, "status")).map(Status::parse);
  }

  Optional<Software> software(int pid) {
    return bytes(of(pid, "cgroup"), GROUPS_BYTES).map(ProcFiles::groups);
  }

  Optional<Duration> uptime() {
    return text(proc.resolve("uptime")).flatMap(ProcFiles::uptime);
  }

  // The end of a cut line may look like the end of a name.
  private static Software groups(byte[] read) {
    String text = new String(read, UTF_8);
    boolean cut = read.length == GROUPS_BYTES;
    return Cgroup.software(cut ? text.substring(0, text.lastIndexOf('\n') + 1) : text);
  }

  private static Optional<Duration> uptime(String line) {
    try {
      double seconds = Double.parseDouble(line.split(" ", 2)[0].trim());
      return Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
    } catch (NumberFormatException notUptime) {
      return Optional.empty();
    }
  }

  private Path of(int pid, String file) {
    return proc.resolve(Integer.toString(pid)).resolve(file);
  }

  private static Optional<String> text(Path file) {
    return bytes(file, TEXT_BYTES).map(read -> new String(read, UTF_8));
  }

  static Optional<byte[]> bytes(Path file, int limit) {
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(in.readNBytes(limit));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /// A path's bytes as UTF-8. Its `toString` decodes by the locale, of which a cleaned environment
  /// has none, but its URI carries the bytes. The path is put below a directory that does not exist
  /// because the JDK asks whether a path is a directory before it makes a URI of it, and the real
  /// one may be on a mount whose owner keeps us waiting.
  private String decode(Path link) {
    if (!link.isAbsolute()) {
      return link.toString();
    }
    Path moved = nowhere.resolve(link.getRoot().relativize(link));
    String escaped = moved.toUri().getRawPath().substring(nowhereLength);
    return URLDecoder.decode(escaped.replace("+", "%2B"), UTF_8);
  }
}
