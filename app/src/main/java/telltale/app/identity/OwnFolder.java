package telltale.app.identity;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Folders that hold one application and nothing else, such as `/opt/google/chrome`.
final class OwnFolder {

  private static final List<Path> SYSTEMS =
      List.of(
          Path.of("/usr"),
          Path.of("/opt"),
          Path.of("/bin"),
          Path.of("/sbin"),
          Path.of("/snap"),
          Path.of("/nix/store"),
          Path.of("/gnu/store"));
  private static final Set<String> SHARED =
      Set.of(
          "bin",
          "sbin",
          "games",
          "lib",
          "lib64",
          "libexec",
          "share",
          "opt",
          "usr",
          "local",
          "home",
          "tmp",
          "Downloads",
          "Applications",
          "applications",
          "scripts",
          "src");

  private OwnFolder() {}

  /// The folder of the application that a program belongs to; nothing for one that lies among
  /// others. A `bin` of three levels or more belongs to the folder that it is in.
  static Optional<Path> of(Path program) {
    Path folder = program.getParent();
    if (folder != null && folder.endsWith("bin") && folder.getNameCount() > 2) {
      folder = folder.getParent();
    }
    return folder == null || isShared(folder) ? Optional.empty() : Optional.of(folder);
  }

  private static boolean isShared(Path folder) {
    int depth = folder.getNameCount();
    if (depth < 2 || (depth < 3 && folder.startsWith("/home"))) {
      return true;
    }
    String name = folder.getName(depth - 1).toString();
    return name.startsWith(".") || name.contains("-linux-gnu") || SHARED.contains(name);
  }

  /// Whether only root puts programs there.
  static boolean isSystems(Path program) {
    return SYSTEMS.stream().anyMatch(program::startsWith);
  }
}
