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
/// @param service a service that is tried before that; absent where there is none that would do
public record HelperCommand(
    Path launcher,
    Optional<Path> elevation,
    HelperOptions options,
    Optional<HelperService> service) {

  private static final Path PKEXEC = Path.of("pkexec");
  private static final String EVERYONE = "-everyone";

  /// The way that suits this process: directly when it is root, otherwise by the service that an
  /// administrator has enabled for this user, or through pkexec. A service runs with the usual
  /// options; who wants others is asked for a password.
  public static HelperCommand forThisProcess(Path launcher, HelperOptions options) {
    return new HelperCommand(
        launcher,
        usualElevation(),
        options,
        options.equals(HelperOptions.BEST) && !isRoot()
            ? userId().flatMap(HelperService::of)
            : Optional.empty());
  }

  /// The way to a helper that shows the programs of every user, for which the launcher has a
  /// neighbour, and polkit an action of its own.
  public static HelperCommand forEveryone(Path launcher, HelperOptions options) {
    Path neighbour = launcher.resolveSibling(launcher.getFileName() + EVERYONE);
    return new HelperCommand(neighbour, usualElevation(), options, Optional.empty());
  }

  private static Optional<Path> usualElevation() {
    return isRoot() ? Optional.empty() : Optional.of(PKEXEC);
  }

  /// Whether the effective user of this process is root.
  public static boolean isRoot() {
    return userId().filter("0"::equals).isPresent();
  }

  /// The number of the effective user of this process.
  static Optional<String> userId() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("Uid:"))
          .map(line -> line.split("\\s+"))
          .filter(ids -> ids.length > 2)
          .map(ids -> ids[2])
          .findFirst();
    } catch (IOException noProcfs) {
      return Optional.empty();
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
