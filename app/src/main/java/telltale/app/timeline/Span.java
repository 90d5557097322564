package telltale.app.timeline;

import java.time.Duration;
import java.time.Instant;

/// A stretch of time on the stream's clock.
///
/// @param from its beginning
/// @param to its end, later than its beginning
public record Span(Instant from, Instant to) {

  /// Refuses an empty one.
  public Span {
    if (!to.isAfter(from)) {
      throw new IllegalArgumentException("a span ends after it begins: " + from + " to " + to);
    }
  }

  /// How long it is.
  public Duration length() {
    return Duration.between(from, to);
  }

  /// How long it is, in seconds.
  double seconds() {
    return length().toMillis() / 1000.0;
  }
}
