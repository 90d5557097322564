package telltale.app.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the files of a machine below some root folder. What cannot be read is not there.
///
/// @param root `/`, or a tree that looks like it
record Machine(Path root) {

  Optional<String> firstLine(String file) {
    try (Stream<String> lines = lines(file)) {
      return lines.findFirst();
    }
  }

  boolean anyLine(String file, String part) {
    try (Stream<String> lines = lines(file)) {
      return lines.anyMatch(line -> line.contains(part));
    }
  }

  List<String> allLines(String file) {
    try (Stream<String> lines = lines(file)) {
      return lines.toList();
    }
  }

  /// Whether a file has any content; those of /sys say 0 or a page for their size, so it is read.
  boolean hasContent(String file) {
    try (var in = Files.newInputStream(path(file))) {
      return in.read() >= 0;
    } catch (IOException unreadable) {
      return false;
    }
  }

  boolean exists(String file) {
    return Files.exists(path(file));
  }

  boolean isExecutable(String file) {
    return Files.isExecutable(path(file));
  }

  /// The entries of a folder whose names match a glob.
  List<Path> entries(String folder, String glob) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(path(folder), glob)) {
      found.forEach(entries::add);
    } catch (IOException unreadable) {
      return List.of();
    }
    return entries;
  }

  private Stream<String> lines(String file) {
    try {
      // Latin 1, because a command name may hold any byte and only ASCII is looked for.
      byte[] bytes = Files.readAllBytes(path(file));
      return new String(bytes, StandardCharsets.ISO_8859_1).lines();
    } catch (IOException unreadable) {
      return Stream.empty();
    }
  }

  private Path path(String file) {
    return root.resolve(file.substring(1));
  }
}
