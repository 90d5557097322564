package telltale.helper.process;

import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import telltale.wire.ProcessFacts.Software;

/// What control groups stand for, by the kernel's number. A number is never used again, so what was
/// found stays true after the group has gone. Confined to the poll thread.
public final class ControlGroups {

  private static final int MAX_GROUPS = 4096;

  private final LongFunction<Optional<String>> paths;
  private final Map<Long, Optional<Software>> known = new LeastRecentlyUsed<>(MAX_GROUPS);

  /// Nothing asked yet.
  ///
  /// @param paths tells the path of a group that exists
  public ControlGroups(LongFunction<Optional<String>> paths) {
    this.paths = paths;
  }

  /// What processes in a group belong to; nothing where it had gone before it was asked for.
  Optional<Software> of(long number) {
    return known.computeIfAbsent(number, asked -> paths.apply(asked).map(Cgroup::softwareAt));
  }
}
