package telltale.helper.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A `/proc` in a directory, in the kernel's own format.
final class FakeProc implements AutoCloseable {

  final Path proc;
  final Path passwd;

  FakeProc(Path directory) {
    proc = directory.resolve("proc");
    passwd = directory.resolve("passwd");
    write(proc.resolve("uptime"), "1000.50 3000.00\n");
    write(passwd, "root:x:0:0:root:/root:/bin/bash\nalice:x:1000:1000:,,,:/home/alice:/bin/sh\n");
  }

  FakeProc stat(int pid, String comm, int parentPid, long startTicks) {
    String rest = " 1 1 0 -1 4194560 100 0 0 0 1 2 0 0 20 0 1 0 ";
    return file(
        pid, "stat", pid + " (" + comm + ") S " + parentPid + rest + startTicks + " 4096 10\n");
  }

  FakeProc exe(int pid, String target) {
    try {
      Path link = proc.resolve(pid + "/exe");
      Files.createDirectories(link.getParent());
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, Path.of(target));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FakeProc file(int pid, String name, String text) {
    write(proc.resolve(pid + "/" + name), text);
    return this;
  }

  /// Removes the links that lead out of the directory, which JUnit warns of when it cleans up.
  @Override
  public void close() {
    try (var links = Files.find(proc, 2, (path, attributes) -> attributes.isSymbolicLink())) {
      for (Path link : links.toList()) {
        Files.delete(link);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FakeProc end(int pid) {
    try (var files = Files.list(proc.resolve(Integer.toString(pid)))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(proc.resolve(Integer.toString(pid)));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
