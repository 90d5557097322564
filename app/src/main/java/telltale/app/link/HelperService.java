package telltale.app.link;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/// A helper that the service manager starts when somebody connects: no password is asked, because
/// an administrator has enabled it for this user.
///
/// @param socket where to connect; only root can have put it there
/// @param unit what the service manager and its journal call it
public record HelperService(Path socket, String unit) {

  private static final Path SOCKETS = Path.of("/run");

  /// The service of a user, if it is enabled.
  static Optional<HelperService> of(String userId) {
    Path socket = SOCKETS.resolve("telltale-" + userId + ".sock");
    return Files.exists(socket, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(new HelperService(socket, "telltale@" + userId))
        : Optional.empty();
  }
}
