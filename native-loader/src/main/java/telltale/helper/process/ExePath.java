package telltale.helper.process;

import java.util.Optional;

/// The path of an executable, as the kernel tells it.
final class ExePath {

  private static final String DELETED = " (deleted)";

  private ExePath() {}

  /// Its last name, without the kernel's remark that the file is gone.
  static Optional<String> fileName(String exe) {
    String path = exe.endsWith(DELETED) ? exe.substring(0, exe.length() - DELETED.length()) : exe;
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }
}
