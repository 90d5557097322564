package telltale.helper.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import telltale.wire.ProcessFacts.Container;

/// Groups that container runtimes make. Only whole names count: `libpod-conmon-<id>.scope` holds
/// Podman's monitor, which runs outside its container.
final class ContainerGroup {

  /// `<id>`, `docker-<id>.scope`, and `<slice>:cri-containerd:<id>`, which containerd makes when it
  /// is told to leave systemd alone but is given a name in systemd's form.
  private static final Pattern BY_ID =
      Pattern.compile("(?:(?:.*:)?([a-z-]+)[-:])?(\\p{XDigit}{64})(?:\\.scope)?");

  private static final Map<String, String> RUNTIMES =
      Map.of(
          "docker", "docker",
          "libpod", "podman",
          "libpod-payload", "podman",
          "libpod_parent", "podman",
          "cri-containerd", "containerd",
          "containerd", "containerd",
          "nerdctl", "containerd",
          "crio", "cri-o");

  private static final Pattern POD =
      Pattern.compile(
          "(?:.*[-/])?pod(\\p{XDigit}{8}([_-]\\p{XDigit}{4}){3}[_-]\\p{XDigit}{12}|\\p{XDigit}{32})"
              + "(\\.slice.*)?");

  private static final String LXC = "lxc";
  private static final String LXC_PAYLOAD = "lxc.payload";
  private static final String NSPAWN = "systemd-nspawn";
  private static final Pattern NSPAWN_UNIT = Pattern.compile("systemd-nspawn@(.+)\\.service");
  private static final Pattern MACHINE = Pattern.compile("machine-(.+)\\.scope");

  /// libvirt puts a number before the name that its user gave.
  private static final Pattern LIBVIRT_LXC = Pattern.compile("lxc-\\d+-(.+)");

  private ContainerGroup() {}

  /// The container whose group has that place in the path, if it is one's.
  static Optional<Container> at(List<String> groups, int index) {
    return byId(groups, index).or(() -> lxc(groups, index)).or(() -> machine(groups, index));
  }

  private static Optional<Container> byId(List<String> groups, int index) {
    Matcher named = BY_ID.matcher(groups.get(index));
    if (!named.matches()) {
      return Optional.empty();
    }
    String prefix = named.group(1);
    if (prefix != null && !RUNTIMES.containsKey(prefix)) {
      return Optional.empty();
    }
    String key = prefix == null && index > 0 ? groups.get(index - 1) : prefix;
    Optional<String> runtime = Optional.ofNullable(key).map(RUNTIMES::get);
    return Optional.of(new Container(named.group(2), runtime, pod(groups, index)));
  }

  private static Optional<String> pod(List<String> groups, int index) {
    for (int i = index; i >= 0; i--) {
      Matcher pod = POD.matcher(groups.get(i));
      if (pod.matches()) {
        // systemd takes a hyphen for a step down in the tree of slices, so kubelet writes `_`.
        return Optional.of(pod.group(1).replace('_', '-'));
      }
    }
    return Optional.empty();
  }

  /// `lxc.payload.<name>`, `lxc.payload/<name>` and `lxc/<name>`, from the newest to the oldest.
  private static Optional<Container> lxc(List<String> groups, int index) {
    String group = groups.get(index);
    String before = index == 0 ? "" : groups.get(index - 1);
    if (group.startsWith(LXC_PAYLOAD + ".")) {
      return named(group.substring(LXC_PAYLOAD.length() + 1), LXC);
    }
    return before.equals(LXC) || before.equals(LXC_PAYLOAD) ? named(group, LXC) : Optional.empty();
  }

  /// What systemd-machined knows of. A virtual machine's processes are this machine's own.
  private static Optional<Container> machine(List<String> groups, int index) {
    boolean outside = index + 1 < groups.size() && groups.get(index + 1).equals("supervisor");
    Matcher nspawn = NSPAWN_UNIT.matcher(groups.get(index));
    Matcher scope = MACHINE.matcher(groups.get(index));
    if (outside || !(nspawn.matches() || scope.matches())) {
      return Optional.empty();
    }
    String name = UnitName.unescape(nspawn.matches() ? nspawn.group(1) : scope.group(1));
    if (name.startsWith("qemu-")) {
      return Optional.empty();
    }
    Matcher libvirt = LIBVIRT_LXC.matcher(name);
    return libvirt.matches() ? named(libvirt.group(1), LXC) : named(name, NSPAWN);
  }

  private static Optional<Container> named(String name, String runtime) {
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(new Container(name, Optional.of(runtime), Optional.empty()));
  }
}
