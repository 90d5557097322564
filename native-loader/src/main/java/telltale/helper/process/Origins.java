package telltale.helper.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import telltale.wire.ProcessFacts.Software;

/// How processes came to be, as the kernel reported it at that moment: for those that ended before
/// anybody could look. A process that only forked runs what its parent ran.
final class Origins {

  private static final int MAX_PROCESSES = 4096;
  private static final int MAX_FORKS_IN_A_ROW = 8;

  private final Map<Identity, Launch> launches = new LeastRecentlyUsed<>(MAX_PROCESSES);
  private final Map<Identity, Identity> forks = new LeastRecentlyUsed<>(MAX_PROCESSES);

  private final Map<Identity, Software> software = new LeastRecentlyUsed<>(MAX_PROCESSES);

  /// A program and its arguments.
  record Program(Optional<String> exe, List<String> commandLine) {

    static final Program UNKNOWN = new Program(Optional.empty(), List.of());
  }

  void started(Identity process, Launch launch) {
    launches.put(process, launch);
  }

  void forked(Identity child, Identity parent) {
    forks.put(child, parent);
  }

  /// Notes what a process belongs to; nothing where that is not known any more.
  void belongs(Identity process, Optional<Software> to) {
    to.ifPresentOrElse(known -> software.put(process, known), () -> software.remove(process));
  }

  /// What a process belonged to when it was last heard of.
  Optional<Software> software(Identity process) {
    return Optional.ofNullable(software.get(process));
  }

  boolean knowsLaunchOf(Identity process) {
    return launches.containsKey(process);
  }

  /// What a process ran.
  ///
  /// @param running what is known of an ancestor that no launch was seen of, because it is older
  ///     than the helper
  Program program(Identity process, Function<Identity, Optional<Program>> running) {
    Identity at = process;
    for (int forksInARow = 0; forksInARow < MAX_FORKS_IN_A_ROW; forksInARow++) {
      Launch launch = launches.get(at);
      if (launch != null) {
        return new Program(launch.exe(), launch.commandLine());
      }
      Identity parent = forks.get(at);
      if (parent == null) {
        break;
      }
      Optional<Program> program =
          launches.containsKey(parent) ? Optional.empty() : running.apply(parent);
      if (program.isPresent()) {
        return program.get();
      }
      at = parent;
    }
    return Program.UNKNOWN;
  }

  /// Who made a process.
  OptionalInt parent(Identity process) {
    Launch launch = launches.get(process);
    Identity parent = forks.get(process);
    if (launch != null) {
      return OptionalInt.of(launch.parentTgid());
    }
    return parent == null ? OptionalInt.empty() : OptionalInt.of(parent.pid());
  }
}
