package telltale.helper.process;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
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

    /// What the kernel keeps of a thread's name.
    private static final int COMM_BYTES = 15;

    /// True unless the kernel gave the process a name that neither the file nor a word of its
    /// arguments, such as a script's path, has. A program that starts takes its file's name.
    boolean goesBy(String comm) {
      return comm.isEmpty()
          || Stream.concat(exe.stream(), commandLine.stream())
              .flatMap(path -> ExePath.fileName(path).stream())
              .anyMatch(name -> cut(name).equals(comm));
    }

    private static String cut(String name) {
      byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
      return bytes.length <= COMM_BYTES
          ? name
          : new String(bytes, 0, COMM_BYTES, StandardCharsets.UTF_8);
    }
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

  /// What a process ran. One that is only known to have been forked may have started a program
  /// unseen: the kernel leaves out a tracing program that would run within itself, as it can where
  /// a process is interrupted in the middle of it. Its name then tells, and nothing is inherited.
  ///
  /// @param comm the kernel's name of it, empty where that is not known
  /// @param running what is known of an ancestor that no launch was seen of, because it is older
  ///     than the helper
  Program program(Identity process, String comm, Function<Identity, Optional<Program>> running) {
    Program program = program(process, running);
    return knowsLaunchOf(process) || program.goesBy(comm) ? program : Program.UNKNOWN;
  }

  /// What a process ran, whatever it is called.
  private Program program(Identity process, Function<Identity, Optional<Program>> running) {
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
