package telltale.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

  @Option(
      names = "--reverse",
      description =
          "Asks name servers for the names of addresses that have no other. They learn what you"
              + " are connected to.")
  private boolean reverse;

  WatchCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws CommandFailure {
    helper.reverse().want(reverse);
    try (KnownPlaces known = places.known(invocation.terminal())) {
      Session session =
          new Session(
              helper.source(), limit.duration(), invocation.signal(), invocation.terminal());
      return Outputs.watch(session, json, invocation.terminal(), known);
    }
  }
}
