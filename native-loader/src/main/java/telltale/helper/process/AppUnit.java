package telltale.helper.process;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import telltale.wire.ProcessFacts.App;

/// Units that are named after the application that runs in them: those of snapd and Flatpak, and
/// those that desktops make by systemd's rule
/// `app[-<launcher>]-<id>-<random>.scope` and `app[-<launcher>]-<id>[@<random>].service`.
final class AppUnit {

  private static final String SNAP = "snap";
  private static final String FLATPAK = "flatpak";
  private static final String SCOPE = ".scope";
  private static final String SERVICE = ".service";
  private static final String HOOK = "hook";

  /// What snapd and others append so that a name is used once.
  private static final Pattern UUID =
      Pattern.compile("[-.]\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}$");

  private AppUnit() {}

  static Optional<App> app(String unit) {
    if (unit.startsWith(SNAP + ".")) {
      return snap(unit);
    }
    if (unit.startsWith(FLATPAK + "-") && unit.endsWith(SCOPE)) {
      return app("app-" + unit);
    }
    return unit.startsWith("app-") ? desktop(unit) : Optional.empty();
  }

  /// `snap.<name>.<app>-<uuid>.scope`, `snap.<name>.<app>.service`,
  /// `snap.<name>.hook.<hook>-<uuid>.scope`. An app that has its snap's name goes by that alone.
  private static Optional<App> snap(String unit) {
    String tag = UUID.matcher(UnitName.unescape(withoutKind(unit))).replaceFirst("");
    String[] names = tag.split("\\.", -1);
    if (names.length < 3 || names[1].isEmpty() || names[2].isEmpty()) {
      return Optional.empty();
    }
    boolean alone = names[2].equals(names[1]) || names[2].equals(HOOK);
    return Optional.of(new App(alone ? names[1] : names[1] + "." + names[2], Optional.of(SNAP)));
  }

  private static Optional<App> desktop(String unit) {
    String name = withoutKind(unit);
    List<String> parts = List.of(name.split("-", -1));
    // A scope is started once for each launch and says which; a service may.
    int end = unit.endsWith(SCOPE) ? parts.size() - 1 : parts.size();
    if (end < 2 || !(unit.endsWith(SCOPE) || unit.endsWith(SERVICE))) {
      return Optional.empty();
    }
    boolean launched = end > 2;
    String escaped = String.join("-", parts.subList(launched ? 2 : 1, end));
    String id = UnitName.unescape(withoutInstance(escaped));
    boolean flatpak = launched && parts.get(1).equals(FLATPAK);
    return id.isEmpty()
        ? Optional.empty()
        : Optional.of(new App(id, flatpak ? Optional.of(FLATPAK) : Optional.empty()));
  }

  private static String withoutKind(String unit) {
    return unit.substring(0, unit.lastIndexOf('.'));
  }

  private static String withoutInstance(String name) {
    int at = name.indexOf('@');
    return at < 0 ? name : name.substring(0, at);
  }
}
