package telltale.wire;

import java.time.Instant;
import java.util.OptionalInt;

/// A connection ended. Facts learned after it opened are in `connection`, so this is the fullest
/// line about it.
///
/// @param at when it ended
/// @param id the connection, as in [Opened]
/// @param connection everything known of it
/// @param sent final total
/// @param received final total
/// @param reason why it ended
/// @param errno the kernel's error of a failed or broken connection, for example 111 (ECONNREFUSED)
public record Closed(
    Instant at,
    long id,
    Connection connection,
    Volume sent,
    Volume received,
    CloseReason reason,
    OptionalInt errno)
    implements Message {

  /// The same end with something else known of the connection.
  public Closed withConnection(Connection newConnection) {
    return new Closed(at, id, newConnection, sent, received, reason, errno);
  }
}
