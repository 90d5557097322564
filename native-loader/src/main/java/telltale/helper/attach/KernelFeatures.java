package telltale.helper.attach;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the running kernel has, read from its pseudo file systems before anything is loaded.
///
/// @param release as `uname -r` prints it
/// @param hasBtf whether it describes its own types, without which nothing can be loaded
/// @param hasKprobes whether probes can be put on functions
/// @param cgroupMount where cgroup v2 is mounted
public record KernelFeatures(
    String release, boolean hasBtf, boolean hasKprobes, Optional<String> cgroupMount) {

  private static final Path BTF = Path.of("/sys/kernel/btf/vmlinux");
  private static final Path KPROBE_EVENTS = Path.of("/sys/bus/event_source/devices/kprobe/type");

  /// Looks.
  public static KernelFeatures read() {
    return new KernelFeatures(
        readLine(Path.of("/proc/sys/kernel/osrelease")),
        isFilled(BTF),
        Files.exists(KPROBE_EVENTS),
        cgroupMount(readLines(Path.of("/proc/self/mounts"))));
  }

  /// Finds the cgroup v2 tree in the text of /proc/self/mounts.
  static Optional<String> cgroupMount(List<String> mounts) {
    return mounts.stream()
        .map(line -> line.split(" ", 4))
        .filter(fields -> fields.length == 4 && fields[2].equals("cgroup2"))
        .map(fields -> fields[1])
        .findFirst();
  }

  private static boolean isFilled(Path file) {
    try {
      return Files.size(file) > 0;
    } catch (IOException absent) {
      return false;
    }
  }

  private static String readLine(Path file) {
    List<String> lines = readLines(file);
    return lines.isEmpty() ? "unknown" : lines.getFirst();
  }

  private static List<String> readLines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      return List.of();
    }
  }
}
