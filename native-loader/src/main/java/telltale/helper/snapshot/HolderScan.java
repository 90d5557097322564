package telltale.helper.snapshot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import telltale.helper.process.Stat;

/// Finds who holds sockets, by the links in `/proc/<pid>/fd`. Only processes are looked at: `/proc`
/// lists no other threads.
final class HolderScan {

  /// More descriptors than that are not looked at: the look would take seconds.
  private static final int MAX_DESCRIPTORS = 500_000;

  private static final int MAX_PID_DIGITS = 9;
  private static final String PREFIX = "socket:[";

  private final Path proc;
  private int descriptors;

  HolderScan(Path proc) {
    this.proc = proc;
  }

  /// The holders of each socket, those that started first in front. What one process hides, or what
  /// ends meanwhile, is left out.
  ///
  /// @param wanted inodes of sockets
  Map<Long, List<Holder>> holders(Set<Long> wanted) {
    Map<Long, List<Holder>> found = new HashMap<>();
    descriptors = 0;
    if (wanted.isEmpty()) {
      return found;
    }
    forEach(
        proc,
        entry -> {
          String name = entry.getFileName().toString();
          if (isPid(name)) {
            look(entry, Integer.parseInt(name), wanted, found);
          }
        });
    if (descriptors >= MAX_DESCRIPTORS) {
      // Whether a holder is the only one cannot be told from half of them.
      return Map.of();
    }
    found.values().forEach(list -> list.sort(Comparator.comparingLong(Holder::startBootNanos)));
    return found;
  }

  private void look(Path process, int pid, Set<Long> wanted, Map<Long, List<Holder>> found) {
    List<Long> held = new ArrayList<>();
    forEach(
        process.resolve("fd"),
        link -> {
          if (descriptors++ < MAX_DESCRIPTORS) {
            long inode = inode(link);
            if (wanted.contains(inode) && !held.contains(inode)) {
              held.add(inode);
            }
          }
        });
    if (held.isEmpty()) {
      return;
    }
    // Read after the links: pids are handed out in turn, so none changes hands within moments.
    stat(process)
        .ifPresent(
            stat -> {
              Holder holder = new Holder(pid, stat.startBootNanos(), stat.comm());
              held.forEach(
                  inode -> found.computeIfAbsent(inode, _ -> new ArrayList<>()).add(holder));
            });
  }

  private interface Visitor {
    void visit(Path entry);
  }

  private static void forEach(Path directory, Visitor visitor) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      entries.forEach(visitor::visit);
    } catch (IOException | DirectoryIteratorException gone) {
      // The process ended, or the kernel does not let us look: nothing is held there.
      return;
    }
  }

  private static Optional<Stat> stat(Path process) {
    try {
      return Stat.parse(Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /// The number in `socket:[4711]`; 0 for every other link.
  private static long inode(Path link) {
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith(PREFIX) && target.endsWith("]")
          ? Long.parseLong(target, PREFIX.length(), target.length() - 1, 10)
          : 0;
    } catch (IOException | NumberFormatException notASocket) {
      return 0;
    }
  }

  private static boolean isPid(String name) {
    return name.length() <= MAX_PID_DIGITS && name.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
