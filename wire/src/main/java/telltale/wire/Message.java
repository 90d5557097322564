package telltale.wire;

import java.time.Instant;

/// One line of the stream. The helper speaks, the app listens; nothing travels the other way.
public sealed interface Message permits Hello, Opened, FirstWords, Traffic, Closed, Health {

  /// When the helper made the line, wall clock, millisecond precision on the wire.
  Instant at();
}
