package telltale.app.flow;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import telltale.app.identity.Identity;
import telltale.wire.CloseReason;
import telltale.wire.Connection;
import telltale.wire.Volume;

/// One connection at one moment.
///
/// @param id as in the stream
/// @param connection who, what and where; the place is filled in
/// @param names what people call both ends
/// @param sent total since it was first seen
/// @param received total since it was first seen
/// @param sentRate bytes per second, smoothed over about two seconds
/// @param receivedRate bytes per second, smoothed over about two seconds
/// @param openedAt when it was first seen
/// @param lastTrafficAt when its counters last moved
/// @param end how it ended; absent while it is open. Ended connections stay for a few seconds so
///     that the eye can follow
public record FlowView(
    long id,
    Connection connection,
    Names names,
    Volume sent,
    Volume received,
    double sentRate,
    double receivedRate,
    Instant openedAt,
    Instant lastTrafficAt,
    Optional<End> end) {

  /// How a person knows its process; absent where there is none.
  public Optional<Identity> identity() {
    return names.identity();
  }

  /// The registrable domain of the remote end's name; absent where that has none.
  public Optional<String> domain() {
    return names.domain();
  }

  /// What people call both ends.
  ///
  /// @param identity how a person knows the process; absent where there is none
  /// @param domain the registrable domain of the remote end's name; absent where that has none
  public record Names(Optional<Identity> identity, Optional<String> domain) {}

  /// How a connection ended.
  ///
  /// @param at when
  /// @param reason why
  /// @param errno the kernel's error, where there was one
  public record End(Instant at, CloseReason reason, OptionalInt errno) {

    /// Whether it never came about or was cut off.
    public boolean failed() {
      return switch (reason) {
        case REFUSED, RESET, TIMED_OUT, UNREACHABLE -> true;
        case CLOSED, IDLE, WATCH_ENDED -> false;
      };
    }
  }
}
