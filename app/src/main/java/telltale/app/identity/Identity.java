package telltale.app.identity;

import java.nio.file.Path;
import java.util.Optional;
import telltale.wire.ProcessFacts;

/// How a person knows a process.
///
/// @param name the application's, the script's, or the program's own; safe to show
/// @param script the script that an interpreter runs, as its command line has it
/// @param icon a PNG file
public record Identity(String name, Optional<String> script, Optional<Path> icon) {

  /// The program's own name and nothing else.
  public static Identity plain(ProcessFacts process) {
    return new Identity(process.name(), Optional.empty(), Optional.empty());
  }
}
