package telltale.app.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The `Exec` line of a desktop entry, by the rules of the Desktop Entry Specification: arguments
/// in double quotes may hold spaces, `%` and a letter stands for files and the like.
///
/// @param command what is started, without `env` and what it sets
/// @param arguments the rest
record ExecLine(String command, List<String> arguments) {

  private static final String ENV = "env";

  /// Programs that start another one: their own path says nothing of the application.
  private static final Set<String> STARTERS =
      Set.of(
          "env",
          "flatpak",
          "snap",
          "pkexec",
          "sudo",
          "gtk-launch",
          "gio",
          "xdg-open",
          "dbus-launch",
          "systemd-run",
          "systemd-inhibit",
          "nice",
          "prime-run",
          "x-terminal-emulator",
          "xterm");

  /// Options that make one program several applications.
  private static final List<String> ANOTHER_APP = List.of("--app=", "--app-id=", "--profile");

  ExecLine {
    arguments = List.copyOf(arguments);
  }

  static Optional<ExecLine> parse(String line) {
    List<String> words = new ArrayList<>(words(line));
    words.removeIf(word -> word.length() == 2 && word.startsWith("%"));
    if (!words.isEmpty() && Script.fileName(words.getFirst()).equals(ENV)) {
      words.removeFirst();
      while (!words.isEmpty() && words.getFirst().contains("=")) {
        words.removeFirst();
      }
    }
    if (words.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new ExecLine(words.getFirst(), words.subList(1, words.size())));
  }

  /// The file that runs: the command, or its script where it is an interpreter. Nothing where that
  /// would be a program that many applications are started by.
  Optional<String> program() {
    String name = Script.fileName(command);
    if (Interpreter.named(name).isPresent()) {
      return Script.of(name, arguments).map(Script::path);
    }
    return startsOthers(name) ? Optional.empty() : Optional.of(command);
  }

  static boolean startsOthers(String fileName) {
    return STARTERS.contains(fileName);
  }

  /// Whether this line starts the application itself, not one of its pages or something within it.
  boolean isWhole() {
    return ownArguments().stream()
        .allMatch(
            argument ->
                argument.startsWith("-") && ANOTHER_APP.stream().noneMatch(argument::startsWith));
  }

  /// Whether nothing at all is said to it.
  boolean isBare() {
    return ownArguments().isEmpty();
  }

  /// What is said to the program, which may be an interpreter's script.
  private List<String> ownArguments() {
    int script = program().map(arguments::indexOf).orElse(-1);
    return arguments.subList(script + 1, arguments.size());
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    boolean inWord = false;
    for (int i = 0; i < line.length(); i++) {
      char letter = line.charAt(i);
      if (letter == '"') {
        quoted = !quoted;
        inWord = true;
      } else if (letter == '\\' && i + 1 < line.length()) {
        i++;
        word.append(line.charAt(i));
        inWord = true;
      } else if (letter == ' ' && !quoted) {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
        }
        inWord = false;
      } else {
        word.append(letter);
        inWord = true;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }
}
