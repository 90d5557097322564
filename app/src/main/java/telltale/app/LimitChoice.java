package telltale.app;

import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The option that says how long a command runs.
final class LimitChoice {

  @Option(
      names = "--for",
      paramLabel = "SECONDS",
      converter = Seconds.class,
      description = "End after that time (default: when told to).")
  private Optional<Duration> duration = Optional.empty();

  /// From the first message on; absent: until told to end.
  Optional<Duration> duration() {
    return duration;
  }
}
