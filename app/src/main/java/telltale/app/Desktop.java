package telltale.app;

/// Where the commands meet the window. Runs on the main thread until the window is closed or the
/// picture is written.
///
/// @param invocation where to complain, and what tells to stop
/// @param options what to show
record Desktop(Invocation invocation, DesktopOptions options) {

  /// Shows the window.
  ///
  /// @param start what it needs, on its way
  /// @return the exit code
  /// @throws CommandFailure when this machine cannot show one
  int show(DesktopStart start) throws CommandFailure {
    return new DesktopRun(options).run(start, invocation.signal());
  }

  /// Draws the window without a screen.
  ///
  /// @return the exit code
  /// @throws CommandFailure when the picture cannot be made
  int shoot(ShotOptions shot) throws CommandFailure {
    return new ShotRun(options, shot).run(invocation.signal());
  }
}
