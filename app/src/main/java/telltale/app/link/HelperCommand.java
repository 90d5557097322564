package telltale.app.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How to start the helper.
///
/// @param launcher the launcher script
/// @param elevation the program that asks the user and then runs the launcher as root; absent when
///     this process is root already
/// @param options what to ask for
public record HelperCommand(Path launcher, Optional<Path> elevation, HelperOptions options) {

  private static final Path PKEXEC = Path.of("pkexec");

  /// The way that suits this process: directly when it is root, through pkexec otherwise.
  public static HelperCommand forThisProcess(Path launcher, HelperOptions options) {
    return new HelperCommand(launcher, isRoot() ? Optional.empty() : Optional.of(PKEXEC), options);
  }

  /// Whether the effective user of this process is root.
  public static boolean isRoot() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("Uid:"))
          .map(line -> line.split("\\s+"))
          .anyMatch(ids -> ids.length > 2 && ids[2].equals("0"));
    } catch (IOException noProcfs) {
      return false;
    }
  }

  List<String> words() {
    List<String> words = new ArrayList<>();
    elevation.ifPresent(program -> words.add(program.toString()));
    words.add(launcher.toString());
    words.addAll(options.arguments());
    return words;
  }
}
