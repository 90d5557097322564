package telltale.app;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import telltale.app.place.Locator;

@Command(
    name = "geo",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "[update|account]",
    description = "Says which database places come from, and replaces it by a newer one.")
final class GeoCommand implements Callable<Integer> {

  private final Invocation invocation;
  @Mixin private PlaceChoice places = new PlaceChoice();

  GeoCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws CommandFailure {
    try (Locator locator = places.open(invocation.terminal())) {
      invocation.terminal().print("Places come from " + locator.edition() + ".\n");
    } catch (IOException readerGone) {
      return ExitCode.LOST;
    }
    return ExitCode.OK;
  }
}
