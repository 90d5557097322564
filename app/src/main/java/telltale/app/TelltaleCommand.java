package telltale.app;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import telltale.app.link.HelperCommand;

@Command(
    name = "telltale",
    mixinStandardHelpOptions = true,
    version = "telltale 0.1.0",
    synopsisSubcommandLabel = "[watch|shot|record|replay|doctor|geo]",
    description = "Shows on a world map what every process on this machine talks to.")
final class TelltaleCommand implements Callable<Integer> {

  private final Invocation invocation;
  @Mixin private HelperChoice helper = new HelperChoice();
  @Mixin private PlaceChoice places = new PlaceChoice();

  @Option(
      names = "--no-first-run",
      description = "Start at once, without explaining the helper first.")
  private boolean noFirstRun;

  TelltaleCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  /// Root is not asked for anything, so there is nothing to explain before.
  private boolean introduces() {
    return !noFirstRun && !HelperCommand.isRoot();
  }

  @Override
  public Integer call() throws CommandFailure {
    if (Display.isThere()) {
      return Desktop.show(invocation, places, this::shown);
    }
    try (KnownPlaces known = places.known(invocation.terminal())) {
      Terminal terminal = invocation.terminal();
      terminal.complain("No display (DISPLAY is not set): starting `watch` in the terminal.");
      Session session =
          new Session(helper.source(), Optional.empty(), invocation.signal(), terminal);
      return Outputs.watch(session, false, terminal, known);
    }
  }

  private DesktopOptions shown(KnownPlaces known) throws CommandFailure {
    return new DesktopOptions(
        helper.sources(),
        helper.reverse()::want,
        true,
        known,
        places.home(known.locator()),
        introduces());
  }
}
