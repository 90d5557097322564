package telltale.app.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Whether the helper can be started, and whether it would be allowed to do its work.
final class PrivilegeCheck {

  private static final String STATUS = "/proc/self/status";
  private static final int NET_ADMIN = 12;
  private static final Map<Integer, String> NEEDED =
      Map.of(NET_ADMIN, "CAP_NET_ADMIN", 38, "CAP_PERFMON", 39, "CAP_BPF");
  private static final int SYS_ADMIN = 21;
  private static final List<String> AGENTS =
      List.of("polkit", "lxqt-policykit", "lxpolkit", "gnome-shell", "cosmic-osd", "cinnamon");

  private final Machine machine;
  private final String searchPath;

  PrivilegeCheck(Machine machine, String searchPath) {
    this.machine = machine;
    this.searchPath = searchPath;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (isRoot()) {
      findings.add(rootsPower());
    } else {
      findings.add(pkexec());
      findings.add(agent());
    }
    return findings;
  }

  private boolean isRoot() {
    return status("Uid:").matches("Uid:\\s+[0-9]+\\s+0\\s.*");
  }

  private Finding rootsPower() {
    String mask = status("CapEff:").replace("CapEff:", "").strip();
    long capabilities = mask.matches("[0-9a-f]{1,16}") ? Long.parseUnsignedLong(mask, 16) : 0;
    List<String> missing =
        NEEDED.entrySet().stream()
            .filter(need -> !allows(capabilities, need.getKey()))
            .map(Map.Entry::getValue)
            .sorted()
            .toList();
    return missing.isEmpty()
        ? Finding.ok("privilege", "root")
        : Finding.blocker(
            "privilege",
            "root without " + String.join(", ", missing) + ", as in an unprivileged container",
            "Run outside the container, or start it with these capabilities.");
  }

  private Finding pkexec() {
    for (String folder : searchPath.split(":", -1)) {
      if (folder.startsWith("/") && machine.isExecutable(folder + "/pkexec")) {
        return Finding.ok("privilege", "not root; " + folder + "/pkexec asks for authorisation");
      }
    }
    return Finding.blocker(
        "privilege",
        "not root, and pkexec is missing",
        "Install it (package pkexec or polkit), or run Telltale as root.");
  }

  private Finding agent() {
    boolean runs =
        machine.entries("/proc", "[0-9]*").stream()
            .map(process -> "/proc/" + process.getFileName() + "/comm")
            .flatMap(comm -> machine.firstLine(comm).stream())
            .anyMatch(name -> !name.equals("polkitd") && AGENTS.stream().anyMatch(name::contains));
    return runs
        ? Finding.ok("polkit agent", "running")
        : Finding.note(
            "polkit agent",
            "none is seen to run: pkexec can ask only in a terminal",
            "Start from a terminal or a desktop session, or run as root.");
  }

  private String status(String field) {
    return machine.allLines(STATUS).stream()
        .filter(line -> line.startsWith(field))
        .findFirst()
        .orElse("");
  }

  /// CAP_SYS_ADMIN stands in for both BPF capabilities, which were split from it in Linux 5.8.
  private static boolean allows(long capabilities, int number) {
    return has(capabilities, number) || (number != NET_ADMIN && has(capabilities, SYS_ADMIN));
  }

  private static boolean has(long capabilities, int number) {
    return (capabilities >>> number & 1) == 1;
  }
}
