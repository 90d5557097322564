package telltale.app.userfile;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The folders that a user keeps things of Telltale in, by the XDG Base Directory Specification.
public final class UserFolders {

  private UserFolders() {}

  /// What the user decided; empty for a user without a home.
  ///
  /// @param environment of the user's process
  public static Optional<Path> configuration(Map<String, String> environment) {
    return folder(environment, "XDG_CONFIG_HOME", ".config");
  }

  /// What was fetched for the user; empty for a user without a home.
  ///
  /// @param environment of the user's process
  public static Optional<Path> data(Map<String, String> environment) {
    return folder(environment, "XDG_DATA_HOME", ".local/share");
  }

  /// What can be made anew; empty for a user without a home.
  ///
  /// @param environment of the user's process
  public static Optional<Path> cache(Map<String, String> environment) {
    return folder(environment, "XDG_CACHE_HOME", ".cache");
  }

  private static Optional<Path> folder(
      Map<String, String> environment, String variable, String below) {
    return absolute(environment.getOrDefault(variable, ""))
        .or(() -> absolute(environment.getOrDefault("HOME", "")).map(home -> home.resolve(below)))
        .map(folder -> folder.resolve("telltale"));
  }

  private static Optional<Path> absolute(String name) {
    try {
      // The specification has relative paths ignored.
      return name.startsWith("/") ? Optional.of(Path.of(name).normalize()) : Optional.empty();
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }
}
