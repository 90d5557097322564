package telltale.app.cost;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads what `/proc` says of this process and of its child. Every user may read that of every
/// process, so it does not matter whom the helper belongs to.
public final class ProcessFiles {

  /// Linux tells processor time in hundredths of a second on every machine.
  private static final double TICKS = 100;

  /// Behind the name, which may hold spaces and brackets: the state is field 3.
  private static final int USER_TIME = 14 - 3;

  private static final int SYSTEM_TIME = 15 - 3;

  private static final long PAGE = 4096;

  private final Path proc;
  private final long own;

  /// Reads below that folder, which is `/proc` but for tests.
  ///
  /// @param own the pid of this process
  public ProcessFiles(Path proc, long own) {
    this.proc = proc;
    this.own = own;
  }

  /// What a process has used.
  ///
  /// @param seconds of processor time, since it began
  /// @param bytes of resident memory
  record Used(double seconds, long bytes) {}

  long own() {
    return own;
  }

  /// The process that this one started; empty when there is none, or the kernel does not say.
  OptionalLong child() {
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(folder(own).resolve("task"))) {
      for (Path thread : threads) {
        String children = text(thread.resolve("children")).strip();
        if (!children.isEmpty()) {
          return OptionalLong.of(Long.parseLong(children.split(" ", -1)[0]));
        }
      }
    } catch (IOException | NumberFormatException gone) {
      return OptionalLong.empty();
    }
    return OptionalLong.empty();
  }

  /// Empty when it has ended.
  Optional<Used> used(long pid) {
    try {
      String stat = text(folder(pid).resolve("stat"));
      String[] times = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      String[] sizes = text(folder(pid).resolve("statm")).split(" ", -1);
      long ticks = Long.parseLong(times[USER_TIME]) + Long.parseLong(times[SYSTEM_TIME]);
      return Optional.of(new Used(ticks / TICKS, PAGE * Long.parseLong(sizes[1])));
    } catch (IOException | RuntimeException gone) {
      return Optional.empty();
    }
  }

  private Path folder(long pid) {
    return proc.resolve(Long.toString(pid));
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }
}
