package telltale.helper.attach;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the running kernel has, read from its pseudo file systems before anything is loaded.
///
/// @param release as `uname -r` prints it
/// @param hasBtf whether it describes its own types, without which nothing can be loaded
/// @param hasKprobes whether probes can be put on functions
/// @param cgroupMount where cgroup v2 is mounted
/// @param seesEveryProcess whether this process lives where all others can be seen, and not in a
///     process namespace of its own, as a container has
public record KernelFeatures(
    String release,
    boolean hasBtf,
    boolean hasKprobes,
    Optional<String> cgroupMount,
    boolean seesEveryProcess) {

  private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");
  private static final Path BTF = Path.of("/sys/kernel/btf/vmlinux");
  private static final Path PROCESS_NAMESPACE = Path.of("/proc/self/ns/pid");
  // PROC_PID_INIT_INO, which the first one has had since 3.8.
  private static final String FIRST_NAMESPACE = "pid:[4026531836]";
  private static final Path KPROBE_EVENTS = Path.of("/sys/bus/event_source/devices/kprobe/type");

  /// Looks.
  public static KernelFeatures read() {
    return new KernelFeatures(
        readLine(Path.of("/proc/sys/kernel/osrelease")),
        isFilled(BTF),
        Files.exists(KPROBE_EVENTS),
        cgroupMount(readLines(Path.of("/proc/self/mounts"))),
        isInFirstNamespace());
  }

  private static boolean isInFirstNamespace() {
    try {
      return Files.readSymbolicLink(PROCESS_NAMESPACE).toString().equals(FIRST_NAMESPACE);
    } catch (IOException noNamespaces) {
      return true;
    }
  }

  /// Whether trampolines at the exit of functions are worth trying: the return value can be had
  /// since 5.17, and a kernel without kprobes has no function tracer for trampolines either.
  boolean mayHaveTrampolines() {
    return hasKprobes && isAtLeast(5, 17);
  }

  /// Whether a program can find the socket of a file: since 5.11.
  boolean iteratesSockets() {
    return isAtLeast(5, 11);
  }

  private boolean isAtLeast(int major, int minor) {
    Matcher version = VERSION.matcher(release);
    if (!version.lookingAt()) {
      return false;
    }
    int ours = Integer.parseInt(version.group(1));
    return ours > major || (ours == major && Integer.parseInt(version.group(2)) >= minor);
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
