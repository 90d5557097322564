package telltale.helper.confine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Looks at every thread of this process: in a JVM, most calls that give up a right reach only the
/// thread that makes them.
///
/// @param tasks normally `/proc/self/task`
public record Confinement(Path tasks) {

  /// chown (the socket), dac_read_search, net_admin, sys_ptrace, sys_admin (where kprobes take it),
  /// perfmon, bpf: what the launcher leaves at most.
  static final long CAPABILITIES =
      1L | 1L << 2 | 1L << 12 | 1L << 19 | 1L << 21 | 1L << 38 | 1L << 39;

  /// What a thread has that it must not have, a sentence; nothing if all are as they have to be.
  public Optional<String> breach() throws IOException {
    int seen = 0;
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
      for (Path thread : threads) {
        Optional<String> problem = problem(thread);
        if (problem.isPresent()) {
          return Optional.of(
              "Thread %s of the helper is not confined: %s."
                  .formatted(thread.getFileName(), problem.get()));
        }
        seen++;
      }
    }
    return seen == 0 ? Optional.of("The helper's threads cannot be seen.") : Optional.empty();
  }

  private static Optional<String> problem(Path thread) throws IOException {
    try {
      return ThreadStatus.parse(Files.readString(thread.resolve("status"))).problem(CAPABILITIES);
    } catch (NoSuchFileException ended) {
      return Optional.empty();
    }
  }
}
