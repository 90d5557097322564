package telltale.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import telltale.app.correction.Corrections;
import telltale.app.place.Locator;

@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = "Shows live connections in the terminal.")
final class WatchCommand implements Callable<Integer> {

  private final Invocation invocation;
  @Mixin private HelperChoice helper = new HelperChoice();
  @Mixin private LimitChoice limit = new LimitChoice();
  @Mixin private PlaceChoice places = new PlaceChoice();

  @Option(names = "--json", description = "One JSON object a line, for other programs.")
  private boolean json;

  WatchCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws CommandFailure {
    try (Locator locator = places.open();
        Corrections corrections = places.corrections(invocation.terminal())) {
      KnownPlaces known = new KnownPlaces(locator, corrections);
      Session session =
          new Session(
              helper.source(), limit.duration(), invocation.signal(), invocation.terminal());
      return Outputs.watch(session, json, invocation.terminal(), known);
    }
  }
}
