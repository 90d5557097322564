package telltale.app.identity;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import telltale.wire.SafeText;

/// What is needed of a desktop entry file.
///
/// @param id its file name below `applications` without the ending, folders joined by hyphens
/// @param name as menus show it, in English where there is a choice; safe to show
/// @param icon a name or an absolute path
/// @param exec what it starts
/// @param tryExec the program whose presence it depends on
/// @param windowClass the class of its windows, usually its program's name
/// @param listed whether menus show it
record DesktopEntry(
    String id,
    String name,
    Optional<String> icon,
    Optional<ExecLine> exec,
    Optional<String> tryExec,
    Optional<String> windowClass,
    boolean listed) {

  private static final String GROUP = "[Desktop Entry]";
  private static final Set<String> KEYS =
      Set.of("Type", "Name", "Icon", "Exec", "TryExec", "StartupWMClass", "Hidden", "NoDisplay");
  private static final int LONGEST_NAME = 64;

  /// Reads the text of a file; nothing where it is no application's or says that it is deleted.
  static Optional<DesktopEntry> parse(String id, String text) {
    Map<String, String> keys = keys(text);
    String name = keys.getOrDefault("Name", "");
    boolean application = keys.getOrDefault("Type", "").equals("Application");
    if (!application || name.isEmpty() || isTrue(keys, "Hidden")) {
      return Optional.empty();
    }
    return Optional.of(
        new DesktopEntry(
            id,
            SafeText.visible(name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name),
            Optional.ofNullable(keys.get("Icon")),
            Optional.ofNullable(keys.get("Exec")).flatMap(ExecLine::parse),
            Optional.ofNullable(keys.get("TryExec")),
            Optional.ofNullable(keys.get("StartupWMClass")),
            !isTrue(keys, "NoDisplay")));
  }

  private static boolean isTrue(Map<String, String> keys, String key) {
    return keys.getOrDefault(key, "").equals("true");
  }

  /// The keys of the main group that are asked for. Most lines of a file are translations, whose
  /// keys carry their language in brackets: they are passed over without being looked at.
  private static Map<String, String> keys(String text) {
    Map<String, String> keys = new HashMap<>();
    boolean inside = false;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      if (line.startsWith("[")) {
        if (inside) {
          break;
        }
        inside = line.strip().equals(GROUP);
      }
      int equals = line.indexOf('=');
      String key = inside && equals > 0 ? line.substring(0, equals).strip() : "";
      if (KEYS.contains(key)) {
        keys.putIfAbsent(key, unescape(line.substring(equals + 1).strip()));
      }
    }
    keys.values().removeIf(String::isEmpty);
    return keys;
  }

  // The specification escapes twice in Exec: once as any string, once within quotes.
  private static String unescape(String value) {
    return value.replace("\\\\", "\\").replace("\\s", " ");
  }
}
