package telltale.app;

/// A command cannot do what it was asked: one line for the terminal and an exit code.
final class CommandFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private final String line;
  private final int exitCode;

  private CommandFailure(String line, int exitCode) {
    super(line);
    this.line = line;
    this.exitCode = exitCode;
  }

  /// The words were understood but what they name does not fit, such as a file that is missing.
  static CommandFailure usage(String line) {
    return new CommandFailure(line, ExitCode.USAGE);
  }

  /// This machine, or this user, lacks something.
  static CommandFailure unavailable(String reason, String remedy) {
    return new CommandFailure(reason + " " + remedy, ExitCode.UNAVAILABLE);
  }

  String line() {
    return line;
  }

  int exitCode() {
    return exitCode;
  }
}
