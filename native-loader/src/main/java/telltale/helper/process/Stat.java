package telltale.helper.process;

import java.util.Optional;

/// What is needed of `/proc/<pid>/stat`.
///
/// @param comm the group leader's name
/// @param parentPid 0 for the first process and for kernel threads' root
/// @param startTicks when the process started, hundredths of a second since boot
public record Stat(String comm, int parentPid, long startTicks) {

  // Fields 4 and 22 of proc(5), counted from field 3, which follows the name.
  private static final int PARENT_PID = 1;
  private static final int START_TICKS = 19;

  /// Reads one line. The name may hold spaces, parentheses and line feeds, so it ends at the last
  /// closing parenthesis.
  public static Optional<Stat> parse(String line) {
    int open = line.indexOf('(');
    int close = line.lastIndexOf(')');
    if (open < 0 || close < open) {
      return Optional.empty();
    }
    String[] fields = line.substring(close + 1).trim().split(" ", -1);
    if (fields.length <= START_TICKS) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Stat(
              line.substring(open + 1, close),
              Integer.parseInt(fields[PARENT_PID]),
              Long.parseLong(fields[START_TICKS])));
    } catch (NumberFormatException notStat) {
      return Optional.empty();
    }
  }

  /// When it started, nanoseconds of `CLOCK_BOOTTIME`, rounded down to a tick.
  public long startBootNanos() {
    return startTicks * BootClock.NANOS_PER_TICK;
  }

  /// True if this process started at that time. One tick of tolerance covers a rounding that
  /// differs between kernels; no pid comes round again within a tick.
  boolean startedAt(long ticks) {
    return Math.abs(startTicks - ticks) <= 1;
  }
}
