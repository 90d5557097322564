package telltale.helper.process;

import java.util.List;
import java.util.Optional;

/// A program at the moment it was started, as the kernel reported it.
///
/// @param exe the file that runs, as `/proc` would have it; absent when the path is too long
/// @param arguments the bytes of its command line
/// @param parentTgid who started it
@SuppressWarnings("ArrayRecordComponent") // bytes in, for one reader that parses them at once
public record Launch(Optional<String> exe, byte[] arguments, int parentTgid) {

  List<String> commandLine() {
    return CommandLine.parse(arguments);
  }
}
