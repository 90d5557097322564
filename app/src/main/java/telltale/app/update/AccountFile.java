package telltale.app.update;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import telltale.app.userfile.UserFile;
import telltale.app.userfile.UserFolders;

/// Where the account at MaxMind is kept: a file that nobody else may read, in the format of
/// MaxMind's own `GeoIP.conf`.
///
/// @param path of it
public record AccountFile(Path path) {

  private static final int MAX_BYTES = 16 * 1024;

  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  /// That of the user whose environment that is, beside the settings; empty for a user without a
  /// home.
  public static Optional<AccountFile> of(Map<String, String> environment) {
    return UserFolders.configuration(environment)
        .map(folder -> new AccountFile(folder.resolve("GeoIP.conf")));
  }

  /// Whether there is one.
  public boolean exists() {
    return Files.exists(path);
  }

  /// Keeps an account.
  ///
  /// @throws IOException when it cannot; what was there is then as it was
  public void write(Account account) throws IOException {
    String text = "AccountID " + account.id() + "\nLicenseKey " + account.key() + "\n";
    new UserFile(path, MAX_BYTES).write(text.getBytes(StandardCharsets.US_ASCII));
  }

  Account read() throws UpdateFailure {
    try {
      if (Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains)) {
        throw new UpdateFailure("update.account.open", path.toString());
      }
      byte[] text = new UserFile(path, MAX_BYTES).read().orElse(new byte[0]);
      Map<String, String> said = new HashMap<>();
      new String(text, StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.strip().split("\\s+", 2))
          .filter(words -> words.length == 2)
          .forEach(words -> said.put(words[0], words[1]));
      return new Account(said.getOrDefault("AccountID", ""), said.getOrDefault("LicenseKey", ""));
    } catch (IllegalArgumentException notThere) {
      throw new UpdateFailure("update.account.unusable", path.toString());
    } catch (IOException refused) {
      throw new UpdateFailure("update.account.unread", path.toString(), UserFile.reason(refused));
    }
  }
}
