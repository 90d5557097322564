package telltale.helper.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The directory that sockets lie in. Only its owner may put anything there, so that no other user
/// can leave a socket, a link or a directory in a helper's way; everybody may pass through it.
///
/// @param path normally `/run/telltale`, whose parent is root's
/// @param proc normally `/proc`, to tell a living helper from one that has left its socket behind
record SocketDirectory(Path path, Path proc) {

  private static final Set<PosixFilePermission> PASS_THROUGH =
      PosixFilePermissions.fromString("rwx--x--x");
  private static final Set<PosixFilePermission> OURS_ALONE =
      PosixFilePermissions.fromString("rwx------");
  private static final Pattern HELPERS_OWN = Pattern.compile("(?:\\d+-|bind-)(\\d+)(?:\\.sock)?");
  private static final String HELPER = "telltale.helper.";
  private static final int COMMAND_LINE_BYTES = 64 * 1024;
  static final String UNNAMED_SOCKET = "s";

  /// Makes the directory if it is missing, and looks at it closely if it is not.
  ///
  /// @return why it must not be used, or nothing if it may
  Optional<Listening.Refused> prepare() throws IOException {
    try {
      Files.createDirectory(path, PosixFilePermissions.asFileAttribute(OURS_ALONE));
    } catch (FileAlreadyExistsException present) {
      // Whether it is ours is what the next step is for.
    }
    PosixFileAttributes attributes =
        Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isDirectory()) {
      return refuse("%s is not a directory.", "Remove %s.");
    }
    int owner = (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    // The launcher leaves real and effective uid the same.
    long self = new UnixSystem().getUid();
    if (owner != 0 && owner != self) {
      return refuse("%s belongs to user " + owner + ".", "Remove %s, or give it to root.");
    }
    Set<PosixFilePermission> permissions = attributes.permissions();
    if (permissions.contains(PosixFilePermission.GROUP_WRITE)
        || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
      return refuse("Others than its owner may write to %s.", "Run chmod 711 %s.");
    }
    if (owner == self) {
      Files.setPosixFilePermissions(path, PASS_THROUGH);
    }
    return Optional.empty();
  }

  /// Makes a directory inside that nobody else may enter, for a socket that is not ready.
  Path makePrivate(long helperPid) throws IOException {
    return Files.createDirectory(
        path.resolve("bind-" + helperPid), PosixFilePermissions.asFileAttribute(OURS_ALONE));
  }

  /// Removes what helpers that are gone have left behind. What has the pid of the caller is an
  /// earlier process's.
  void removeStale(long helperPid) throws IOException {
    try (DirectoryStream<Path> present = Files.newDirectoryStream(path)) {
      for (Path file : present) {
        Matcher name = HELPERS_OWN.matcher(file.getFileName().toString());
        if (name.matches()
            && (name.group(1).equals(Long.toString(helperPid)) || !isHelper(name.group(1)))) {
          remove(file);
        }
      }
    }
  }

  private boolean isHelper(String pid) {
    try (InputStream in = Files.newInputStream(proc.resolve(pid).resolve("cmdline"))) {
      return new String(in.readNBytes(COMMAND_LINE_BYTES), ISO_8859_1).contains(HELPER);
    } catch (IOException gone) {
      return false;
    }
  }

  private static void remove(Path stale) {
    try {
      if (Files.isDirectory(stale, LinkOption.NOFOLLOW_LINKS)) {
        Files.deleteIfExists(stale.resolve(UNNAMED_SOCKET));
      }
      Files.deleteIfExists(stale);
    } catch (IOException notOurs) {
      // It is in nobody's way: a socket of ours has another name.
    }
  }

  private Optional<Listening.Refused> refuse(String reason, String remedy) {
    return Optional.of(
        new Listening.Refused(
            reason.formatted(path), (remedy + " Then start again.").formatted(path)));
  }
}
