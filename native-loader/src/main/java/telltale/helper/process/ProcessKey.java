package telltale.helper.process;

/// A process as the kernel named it, at the moment when it named the owner of a socket.
///
/// @param tgid the thread group id, which is what user space calls the pid
/// @param startBootNanos when the group leader started, nanoseconds of `CLOCK_BOOTTIME`
///     (`task->start_boottime`); 0 where the source does not know it
/// @param uid the effective user id; negative where the source does not know it
/// @param comm the calling thread's 15-byte name, which may differ from the leader's; empty where
///     the source does not know it
public record ProcessKey(int tgid, long startBootNanos, int uid, String comm) {

  /// True if the start time can tell this process from an earlier one with the same pid.
  boolean startIsKnown() {
    return startBootNanos > 0;
  }

  /// The start time as `/proc` gives it; the kernel rounds down.
  long startTicks() {
    return startBootNanos / BootClock.NANOS_PER_TICK;
  }
}
