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
import java.util.OptionalInt;

/// Bounded reads below `/proc`. Whatever cannot be read is absent: the process ended, or the kernel
/// does not let us look.
final class ProcFiles {

  private static final int TEXT_BYTES = 4096;
  private static final String UID_FIELD = "Uid:";

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

  OptionalInt effectiveUid(int pid) {
    return text(of(pid, "status")).map(ProcFiles::effectiveUid).orElse(OptionalInt.empty());
  }

  Optional<String> unit(int pid) {
    return text(of(pid, "cgroup")).flatMap(Cgroup::unit);
  }

  Optional<Duration> uptime() {
    return text(proc.resolve("uptime")).flatMap(ProcFiles::uptime);
  }

  private static OptionalInt effectiveUid(String status) {
    for (String line : (Iterable<String>) status.lines()::iterator) {
      if (line.startsWith(UID_FIELD)) {
        String[] realEffective = line.substring(UID_FIELD.length()).trim().split("\\s+", 3);
        return realEffective.length < 2 ? OptionalInt.empty() : number(realEffective[1]);
      }
    }
    return OptionalInt.empty();
  }

  private static Optional<Duration> uptime(String line) {
    try {
      double seconds = Double.parseDouble(line.split(" ", 2)[0].trim());
      return Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
    } catch (NumberFormatException notUptime) {
      return Optional.empty();
    }
  }

  private static OptionalInt number(String digits) {
    try {
      return OptionalInt.of(Integer.parseInt(digits));
    } catch (NumberFormatException notSmall) {
      return OptionalInt.empty();
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
