package telltale.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import telltale.app.link.Recording;

@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = "Shows a recording again: in the window, or in the terminal without a display.")
final class ReplayCommand implements Callable<Integer> {

  private static final double FASTEST = 1e6;

  private final Invocation invocation;
  @Mixin private PlaceChoice places = new PlaceChoice();

  @Parameters(paramLabel = "FILE", description = "A file that `record` made.")
  private Path file = Path.of("");

  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      description = "How many seconds of the recording pass in one (default: 1).")
  private double speed = 1;

  @Option(names = "--json", description = "In the terminal, one JSON object a line.")
  private boolean json;

  ReplayCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws CommandFailure {
    if (!(speed > 0 && speed <= FASTEST)) {
      throw CommandFailure.usage(
          "Invalid value for option '--speed': it must be more than 0 and at most a million.");
    }
    if (!json && Display.isThere()) {
      return Desktop.show(invocation, places, this::shown);
    }
    try (KnownPlaces known = places.known(invocation.terminal())) {
      Session session =
          new Session(
              new Recording(file, speed, false),
              Optional.empty(),
              invocation.signal(),
              invocation.terminal());
      return Outputs.watch(session, json, invocation.terminal(), known);
    }
  }

  private DesktopOptions shown(KnownPlaces known) {
    return new DesktopOptions(
        () -> new Recording(file, speed, false),
        asks -> {},
        false,
        known,
        places.home(known.locator()),
        false);
  }
}
