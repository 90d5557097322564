package telltale.app.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks at everything that Telltale needs.
public final class Doctor {

  private static final List<String> LIBRARY_FOLDERS =
      List.of("/usr/lib", "/usr/lib64", "/lib", "/lib64");

  private final Machine machine;
  private final Map<String, String> environment;
  private final Optional<Path> launcher;

  /// Looks at this machine.
  ///
  /// @param launcher the helper's launcher, as far as anyone said where it is
  public Doctor(Optional<Path> launcher) {
    this(new Machine(Path.of("/")), System.getenv(), launcher);
  }

  Doctor(Machine machine, Map<String, String> environment, Optional<Path> launcher) {
    this.machine = machine;
    this.environment = environment;
    this.launcher = launcher;
  }

  /// Everything found, the kernel first.
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>(new KernelCheck(machine).findings());
    String searchPath = environment.getOrDefault("PATH", "");
    findings.addAll(new PrivilegeCheck(machine, searchPath).findings());
    findings.add(libbpf());
    findings.add(helper());
    findings.add(display());
    return findings;
  }

  private Finding libbpf() {
    for (String folder : LIBRARY_FOLDERS) {
      if (machine.exists(folder + "/libbpf.so.1")) {
        return Finding.ok("libbpf", folder + "/libbpf.so.1");
      }
      for (Path architecture : machine.entries(folder, "*-linux-gnu*")) {
        String file = folder + "/" + architecture.getFileName() + "/libbpf.so.1";
        if (machine.exists(file)) {
          return Finding.ok("libbpf", file);
        }
      }
    }
    return Finding.blocker(
        "libbpf",
        "the library libbpf.so.1 is missing",
        "Install it: the package is libbpf1 on Debian and Ubuntu, libbpf elsewhere.");
  }

  private Finding helper() {
    if (launcher.filter(Files::isExecutable).isPresent()) {
      return Finding.ok("helper", launcher.get().toString());
    }
    return Finding.blocker(
        "helper",
        launcher.map(path -> path + " is missing").orElse("nothing says where it is"),
        "Start Telltale with its own launcher, or build or install it again.");
  }

  private Finding display() {
    String display = environment.getOrDefault("DISPLAY", "");
    return display.isEmpty()
        ? Finding.note(
            "display",
            "none (DISPLAY is not set)",
            "Without one, `watch` shows connections in the terminal and `shot` draws pictures.")
        : Finding.ok("display", display);
  }
}
