package telltale.app;

/// What the exit codes of every command mean.
final class ExitCode {

  /// Done, or ended by time or by the user.
  static final int OK = 0;

  /// This machine or this user lacks something; standard error says what and what to do.
  static final int UNAVAILABLE = 1;

  /// The words of the command line do not fit.
  static final int USAGE = 2;

  /// It ran and broke off.
  static final int LOST = 3;

  /// A defect in Telltale itself.
  static final int DEFECT = 70;

  private ExitCode() {}
}
