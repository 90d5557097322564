package telltale.helper.bpf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jnr.ffi.Pointer;

/// The unified hierarchy of control groups, asked by number. The number of a group is its file
/// handle, which the kernel turns back into the group itself: nothing is searched, and a number
/// whose group is gone finds nothing. Confined to one thread.
public final class CgroupTree implements AutoCloseable {

  private static final int O_CLOEXEC = 0x80000;
  private static final int O_PATH = 0x200000;
  private static final int HANDLE_BYTES = 16;
  private static final int HANDLE_LENGTH = 0;
  private static final int HANDLE_TYPE = 4;
  private static final int HANDLE_NUMBER = 8;

  /// The kernel's `FILEID_KERNFS`, since 5.5: a handle that is a 64-bit number.
  private static final int NUMBERED = 0xfe;

  private final Native natives;
  private final String mount;
  private final int fd;
  private final Pointer handle;

  private CgroupTree(Native natives, String mount, int fd) {
    this.natives = natives;
    this.mount = mount;
    this.fd = fd;
    this.handle = natives.allocate(HANDLE_BYTES);
  }

  /// Opens the tree. One that is not mounted, or cannot be opened, has no groups.
  ///
  /// @param mount where it is mounted
  public static CgroupTree open(Native natives, Optional<String> mount) {
    int fd = mount.map(path -> natives.libc().open(path, O_CLOEXEC)).orElse(-1);
    return new CgroupTree(natives, mount.orElse(""), fd);
  }

  /// The path of a group from the root of the tree, or nothing when it is gone.
  public Optional<String> path(long number) {
    if (fd < 0) {
      return Optional.empty();
    }
    handle.putInt(HANDLE_LENGTH, Long.BYTES);
    handle.putInt(HANDLE_TYPE, NUMBERED);
    handle.putLong(HANDLE_NUMBER, number);
    int group = natives.libc().open_by_handle_at(fd, handle, O_PATH | O_CLOEXEC);
    if (group < 0) {
      return Optional.empty();
    }
    try {
      return below(Files.readSymbolicLink(Path.of("/proc/self/fd/" + group)).toString());
    } catch (IOException unreadable) {
      return Optional.empty();
    } finally {
      natives.libc().close(group);
    }
  }

  /// A group may lie outside what is mounted here, or have gone meanwhile.
  private Optional<String> below(String path) {
    return path.equals(mount) || (path.startsWith(mount + "/") && !path.endsWith(" (deleted)"))
        ? Optional.of(path.substring(mount.length()))
        : Optional.empty();
  }

  @Override
  public void close() {
    if (fd >= 0) {
      natives.libc().close(fd);
    }
  }
}
