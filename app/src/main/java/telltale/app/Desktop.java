package telltale.app;

/// Where the commands meet the window. Runs on the main thread until the window is closed or the
/// picture is written.
///
/// @param invocation where to complain, and what tells to stop
/// @param options what to show
record Desktop(Invocation invocation, DesktopOptions options) {

  /// What to show, once it is known where places are found.
  interface Plan {

    /// What the app is started with.
    ///
    /// @throws CommandFailure when it cannot be shown
    DesktopOptions with(KnownPlaces known) throws CommandFailure;
  }

  /// Shows the window; what it needs comes up while places are opened.
  ///
  /// @return the exit code
  /// @throws CommandFailure when this machine cannot show one
  static int show(Invocation invocation, PlaceChoice places, Plan plan) throws CommandFailure {
    try (DesktopStart start = DesktopStart.begin(invocation.terminal());
        KnownPlaces known = places.known(invocation.terminal())) {
      return new DesktopRun(plan.with(known)).run(start, invocation.signal());
    }
  }

  /// Draws the window without a screen.
  ///
  /// @return the exit code
  /// @throws CommandFailure when the picture cannot be made
  int shoot(ShotOptions shot) throws CommandFailure {
    return new ShotRun(options, shot).run(invocation.signal());
  }
}
