package telltale.app.identity;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where programs leave what desktops show, and where commands are looked for; most important
/// first.
///
/// @param data folders that hold `applications`, `icons` and `pixmaps`
/// @param commands folders of the search path that only root can change
record DataFolders(List<Path> data, List<Path> commands) {

  // Those of Flatpak and Snap are set by login scripts, which not every start of the app has seen.
  private static final List<String> EVERYWHERE =
      List.of(
          "/usr/local/share",
          "/usr/share",
          "/var/lib/flatpak/exports/share",
          "/var/lib/snapd/desktop");
  private static final List<Path> COMMANDS =
      List.of(
          Path.of("/usr/local/bin"),
          Path.of("/usr/bin"),
          Path.of("/bin"),
          Path.of("/usr/sbin"),
          Path.of("/usr/local/games"),
          Path.of("/usr/games"));

  DataFolders {
    data = List.copyOf(data);
    commands = List.copyOf(commands);
  }

  /// The folders of the user whose environment that is, by the XDG Base Directory Specification.
  static DataFolders of(Map<String, String> environment) {
    List<String> names = new ArrayList<>();
    String home = environment.getOrDefault("HOME", "");
    if (!home.isEmpty()) {
      names.add(environment.getOrDefault("XDG_DATA_HOME", home + "/.local/share"));
      names.add(home + "/.local/share/flatpak/exports/share");
    }
    names.addAll(List.of(environment.getOrDefault("XDG_DATA_DIRS", "").split(":", -1)));
    names.addAll(EVERYWHERE);
    Set<Path> folders = new LinkedHashSet<>();
    for (String name : names) {
      add(name, folders);
    }
    return new DataFolders(List.copyOf(folders), COMMANDS);
  }

  private static void add(String name, Set<Path> folders) {
    try {
      // The specification has relative paths ignored.
      if (name.startsWith("/")) {
        folders.add(Path.of(name).normalize());
      }
    } catch (InvalidPathException notAPath) {
      // A name that is none has no folder.
    }
  }
}
