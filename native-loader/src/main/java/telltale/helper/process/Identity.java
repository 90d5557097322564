package telltale.helper.process;

/// What tells one process from every other since boot: pids are used again, start times are not.
///
/// @param pid the thread group id
/// @param startTicks when its leader started, hundredths of a second since boot
record Identity(int pid, long startTicks) {

  static Identity of(ProcessKey key) {
    return new Identity(key.tgid(), key.startTicks());
  }

  boolean is(Stat stat) {
    return stat.startedAt(startTicks);
  }
}
