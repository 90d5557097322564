package telltale.app.update;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import telltale.app.userfile.UserFolders;

/// The database that was fetched for the user, which is used instead of the one that comes along.
///
/// @param folder that holds it, and what is known of it
public record UserDatabase(Path folder) {

  /// That of the user whose environment that is; empty for a user without a home.
  public static Optional<UserDatabase> of(Map<String, String> environment) {
    return UserFolders.data(environment).map(data -> new UserDatabase(data.resolve("geo")));
  }

  /// The database, which need not exist.
  public Path file() {
    return folder.resolve("city.mmdb");
  }

  /// The database, where there is one.
  public Optional<Path> existing() {
    return Optional.of(file()).filter(Files::isRegularFile);
  }

  Path receipt() {
    return folder.resolve("city.properties");
  }

  Path lock() {
    return folder.resolve(".lock");
  }
}
