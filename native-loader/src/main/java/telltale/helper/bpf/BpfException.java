package telltale.helper.bpf;

import java.util.Map;

/// A kernel or library call that failed: which one, the error, and what to do about it.
public final class BpfException extends Exception {

  private static final long serialVersionUID = 1L;

  /// EPERM: not allowed.
  public static final int EPERM = 1;

  /// ENOENT: no such entry.
  public static final int ENOENT = 2;

  /// ENOSPC: no room.
  public static final int ENOSPC = 28;

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(EPERM, "EPERM, not permitted"),
          Map.entry(ENOENT, "ENOENT, not found"),
          Map.entry(3, "ESRCH, not found"),
          Map.entry(7, "E2BIG, too big"),
          Map.entry(9, "EBADF, bad descriptor"),
          Map.entry(11, "EAGAIN, try again"),
          Map.entry(12, "ENOMEM, out of memory"),
          Map.entry(13, "EACCES, refused"),
          Map.entry(16, "EBUSY, in use"),
          Map.entry(17, "EEXIST, exists already"),
          Map.entry(19, "ENODEV, no such device"),
          Map.entry(22, "EINVAL, not understood by this kernel"),
          Map.entry(24, "EMFILE, too many open files"),
          Map.entry(ENOSPC, "ENOSPC, no room"),
          Map.entry(38, "ENOSYS, not in this kernel"),
          Map.entry(95, "EOPNOTSUPP, not supported"),
          Map.entry(524, "ENOTSUPP, not supported"));

  private final int errno;
  private final String hint;

  /// @param call what was tried
  /// @param errno the positive error number
  /// @param hint one sentence: what to do
  public BpfException(String call, int errno, String hint) {
    super(call + " failed: " + NAMES.getOrDefault(errno, "error " + errno));
    this.errno = errno;
    this.hint = hint;
  }

  /// The positive error number.
  public int errno() {
    return errno;
  }

  /// What to do about it, one sentence.
  public String hint() {
    return hint;
  }
}
