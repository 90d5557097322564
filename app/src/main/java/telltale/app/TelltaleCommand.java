package telltale.app;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import telltale.app.place.Locator;

@Command(
    name = "telltale",
    mixinStandardHelpOptions = true,
    version = "telltale 0.1.0",
    synopsisSubcommandLabel = "[watch|shot|record|replay|doctor]",
    description = "Shows on a world map what every process on this machine talks to.")
final class TelltaleCommand implements Callable<Integer> {

  private final Invocation invocation;
  @Mixin private HelperChoice helper = new HelperChoice();
  @Mixin private PlaceChoice places = new PlaceChoice();

  TelltaleCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws CommandFailure {
    try (Locator locator = places.open()) {
      if (Display.isThere()) {
        return new Desktop(invocation, new DesktopOptions(helper.sources(), locator, places.home()))
            .show();
      }
      Terminal terminal = invocation.terminal();
      terminal.complain("No display (DISPLAY is not set): starting `watch` in the terminal.");
      Session session =
          new Session(helper.source(), Optional.empty(), invocation.signal(), terminal);
      return session.run(Outputs.watch(false, terminal, locator));
    }
  }
}
