package telltale.app.identity;

import java.util.List;
import java.util.Optional;
import telltale.wire.ProcessFacts;

/// What an interpreter was told to run.
///
/// @param name for example `backup.py`, `http.server` (a Python module), `app.jar`
/// @param path as the command line has it; the module's or class's name where that is all
record Script(String name, String path) {

  private static final String DELETED = " (deleted)";

  /// The script of a process, if its program is an interpreter that was given one.
  static Optional<Script> of(ProcessFacts process) {
    List<String> command = process.commandLine();
    if (command.size() < 2) {
      return Optional.empty();
    }
    // The executable decides, not argument 0, which a process may choose. Busybox is all programs.
    String program = fileName(process.exe().orElse(process.name()).replace(DELETED, ""));
    String interpreter = program.equals("busybox") ? fileName(command.getFirst()) : program;
    return of(interpreter, command.subList(1, command.size()));
  }

  /// The script among the arguments of an interpreter.
  static Optional<Script> of(String interpreter, List<String> arguments) {
    return Interpreter.named(interpreter)
        .flatMap(known -> known.target(arguments))
        .filter(Script::isNamed)
        .map(path -> new Script(fileName(path), path))
        .filter(script -> !script.name().isEmpty());
  }

  /// Standard input and the shell's `<(...)` have numbers, not names; `@file` holds more arguments.
  private static boolean isNamed(String path) {
    return !path.startsWith("/dev/") && !path.startsWith("/proc/") && !path.startsWith("@");
  }

  static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
