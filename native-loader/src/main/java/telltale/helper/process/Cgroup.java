package telltale.helper.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import telltale.wire.ProcessFacts.Container;
import telltale.wire.ProcessFacts.Software;

/// The form of `/proc/<pid>/cgroup`: one `hierarchy:controllers:path` a line. systemd's tree is the
/// unified one (`0::`), or `name=systemd` where the unified one carries no processes (cgroup v1 and
/// hybrid).
final class Cgroup {

  private static final int FIELDS = 3;
  private static final String UP = "..";

  // What runtimes put between a container's group and the groups of the systemd inside it.
  private static final List<String> INSIDE_A_CONTAINER = List.of("payload", "ns", "container");

  private Cgroup() {}

  /// What the process belongs to, as far as the names of its groups tell.
  static Software software(String text) {
    List<List<String>> trees = new ArrayList<>();
    int systemds = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      String[] fields = line.split(":", FIELDS);
      if (fields.length == FIELDS && isSystemds(fields[1])) {
        trees.add(systemds++, groups(fields[2]));
      } else if (fields.length == FIELDS) {
        trees.add(groups(fields[2]));
      }
    }
    return software(trees, systemds);
  }

  private static Software software(List<List<String>> trees, int systemds) {
    Optional<String> unit =
        trees.subList(0, systemds).stream().flatMap(groups -> unit(groups).stream()).findFirst();
    Optional<Container> container =
        trees.stream().flatMap(groups -> container(groups).stream()).findFirst();
    return new Software(unit, container, unit.flatMap(AppUnit::app));
  }

  /// What processes in a group of the unified hierarchy belong to.
  static Software softwareAt(String path) {
    return software(List.of(groups(path)), 1);
  }

  private static boolean isSystemds(String controllers) {
    return controllers.isEmpty() || controllers.equals("name=systemd");
  }

  private static List<String> groups(String path) {
    List<String> groups = new ArrayList<>();
    for (String name : path.split("/", -1)) {
      if (!name.isEmpty()) {
        groups.add(name);
      }
    }
    return groups;
  }

  /// The innermost container: one may run inside another.
  private static Optional<Container> container(List<String> groups) {
    for (int i = groups.size() - 1; i >= 0; i--) {
      Optional<Container> container = ContainerGroup.at(groups, i);
      if (container.isPresent()) {
        return container;
      }
    }
    return Optional.empty();
  }

  /// The unit. Slices hold units, a unit holds groups of its own making whose names mean nothing,
  /// and two kinds of units hold a whole new tree: a user's service manager and a container.
  private static Optional<String> unit(List<String> groups) {
    Optional<String> unit = Optional.empty();
    boolean expected = true;
    for (int i = 0; i < groups.size(); i++) {
      // systemd puts an underscore before a unit's name that the kernel would take for its own.
      String group = groups.get(i).replaceFirst("^_", "");
      boolean found = expected && (group.endsWith(".service") || group.endsWith(".scope"));
      if (found) {
        unit = Optional.of(group);
      }
      expected =
          (expected && !found && isBetween(group))
              || (found && isUserManager(group))
              || ContainerGroup.at(groups, i).isPresent();
    }
    return unit;
  }

  private static boolean isBetween(String group) {
    return group.endsWith(".slice") || group.equals(UP) || INSIDE_A_CONTAINER.contains(group);
  }

  private static boolean isUserManager(String unit) {
    return unit.startsWith("user@") && unit.endsWith(".service");
  }
}
