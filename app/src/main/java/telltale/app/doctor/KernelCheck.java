package telltale.app.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the running kernel allows, and which set of probes will run.
final class KernelCheck {

  private static final Pattern RELEASE = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4}).*");
  private static final int OLDEST = 5 * 1000 + 10;
  private static final int TCX_SINCE = 6 * 1000 + 6;
  private static final int FUNCTION_RESULTS_SINCE = 5_017;
  private static final List<String> PROBED =
      List.of("tcp_v4_connect", "tcp_v6_connect", "inet_csk_accept");

  private final Machine machine;

  KernelCheck(Machine machine) {
    this.machine = machine;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(release());
    findings.add(btf());
    findings.add(lockdown());
    findings.add(cgroup());
    findings.add(kprobes());
    findings.add(rung());
    return findings;
  }

  private Finding release() {
    String release = machine.firstLine("/proc/sys/kernel/osrelease").orElse("unknown");
    return version(release) >= OLDEST
        ? Finding.ok("kernel", release)
        : Finding.blocker("kernel", release, "Use Linux 5.10 or newer.");
  }

  private Finding btf() {
    return machine.hasContent("/sys/kernel/btf/vmlinux")
        ? Finding.ok("BTF", "/sys/kernel/btf/vmlinux")
        : Finding.blocker(
            "BTF",
            "the kernel does not describe its types (/sys/kernel/btf/vmlinux is missing)",
            "Boot a kernel built with CONFIG_DEBUG_INFO_BTF, as every current distribution's is.");
  }

  private Finding lockdown() {
    String modes = machine.firstLine("/sys/kernel/security/lockdown").orElse("[none]");
    if (modes.contains("[confidentiality]")) {
      return Finding.blocker(
          "lockdown",
          "the kernel is locked down for confidentiality and lets no program read its memory",
          "Boot with lockdown=integrity or without lockdown.");
    }
    return Finding.ok("lockdown", modes.contains("[integrity]") ? "integrity" : "none");
  }

  private Finding cgroup() {
    Optional<String> mount =
        machine.allLines("/proc/self/mounts").stream()
            .map(line -> line.split(" ", 4))
            .filter(fields -> fields.length == 4 && fields[2].equals("cgroup2"))
            .map(fields -> fields[1])
            .findFirst();
    return mount
        .map(where -> Finding.ok("cgroup v2", where))
        .orElseGet(
            () ->
                Finding.note(
                    "cgroup v2",
                    "not mounted: new sockets are named by fewer sources",
                    "Mount it: mount -t cgroup2 none /sys/fs/cgroup"));
  }

  private Finding kprobes() {
    if (!hasKprobes()) {
      return Finding.note(
          "kprobes",
          "the kernel has none: a connect that fails is known by its packets only",
          "Nothing to do; a kernel with CONFIG_KPROBES would show the caller's error too.");
    }
    List<String> absent =
        PROBED.stream().filter(name -> !machine.anyLine("/proc/kallsyms", " " + name)).toList();
    return absent.isEmpty()
        ? Finding.ok("kprobes", String.join(", ", PROBED))
        : Finding.note(
            "kprobes", "the kernel has no " + String.join(", ", absent), "Nothing to do.");
  }

  private Finding rung() {
    int version = version(machine.firstLine("/proc/sys/kernel/osrelease").orElse(""));
    String classifiers = " with " + (version >= TCX_SINCE ? "tcx" : "clsact");
    return hasTracePrograms()
        ? Finding.ok("rung", socketProbes(version) + classifiers)
        : Finding.note(
            "rung",
            "sock-diag" + classifiers + ": owners are looked for among the open sockets only",
            "Short connections may stay unknown; a kernel with CONFIG_BPF_EVENTS would tell.");
  }

  /// False only where the kernel lists its functions and this one is not among them.
  private boolean hasTracePrograms() {
    return machine.anyLine("/proc/kallsyms", " __bpf_trace_inet_sock_set_state")
        || !machine.anyLine("/proc/kallsyms", " tcp_v4_connect");
  }

  private String socketProbes(int version) {
    if (!hasKprobes()) {
      return "tracepoint";
    }
    return version >= FUNCTION_RESULTS_SINCE ? "fentry" : "kprobe";
  }

  private boolean hasKprobes() {
    return machine.exists("/sys/bus/event_source/devices/kprobe/type");
  }

  private static int version(String release) {
    Matcher matcher = RELEASE.matcher(release);
    return matcher.matches()
        ? Integer.parseInt(matcher.group(1)) * 1000 + Integer.parseInt(matcher.group(2))
        : 0;
  }
}
