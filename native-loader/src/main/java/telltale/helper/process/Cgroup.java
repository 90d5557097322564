package telltale.helper.process;

import java.util.Optional;

/// The form of `/proc/<pid>/cgroup`: one `hierarchy:controllers:path` a line. systemd's tree is the
/// unified one (`0::`), or `name=systemd` where the unified one carries no processes.
final class Cgroup {

  private static final int FIELDS = 3;

  private Cgroup() {}

  /// The innermost service or scope, for example `sshd.service`.
  static Optional<String> unit(String text) {
    return text.lines()
        .map(line -> line.split(":", FIELDS))
        .filter(fields -> fields.length == FIELDS && isSystemds(fields[1]))
        .flatMap(fields -> innermost(fields[2]).stream())
        .findFirst();
  }

  private static boolean isSystemds(String controllers) {
    return controllers.isEmpty() || controllers.equals("name=systemd");
  }

  private static Optional<String> innermost(String path) {
    String[] names = path.split("/", -1);
    for (int i = names.length - 1; i >= 0; i--) {
      if (names[i].endsWith(".service") || names[i].endsWith(".scope")) {
        return Optional.of(names[i]);
      }
    }
    return Optional.empty();
  }
}
