package telltale.helper.process;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A program at the moment it was started, as the kernel reported it.
///
/// @param path as it was given to execve
/// @param arguments the bytes of its command line
/// @param parentTgid who started it
@SuppressWarnings("ArrayRecordComponent") // bytes in, for one reader that parses them at once
public record Launch(String path, byte[] arguments, int parentTgid) {

  private static final List<String> ROOTS_FOLDERS =
      List.of("/usr/", "/bin/", "/sbin/", "/opt/", "/root/");

  /// The executable's path, as `/proc` would have it as far as that is safe to find out. Symbolic
  /// links are resolved in folders that are root's alone: a path below anybody's own folder may
  /// lead to a mount whose owner keeps us waiting. A relative path is left out: the directory
  /// that it was relative to is not known any more.
  Optional<String> exe() {
    if (!path.startsWith("/")) {
      return Optional.empty();
    }
    if (ROOTS_FOLDERS.stream().noneMatch(path::startsWith)) {
      return Optional.of(path);
    }
    try {
      return Optional.of(Path.of(path).toRealPath().toString());
    } catch (IOException | InvalidPathException gone) {
      return Optional.of(path);
    }
  }

  List<String> commandLine() {
    return CommandLine.parse(arguments);
  }
}
