package telltale.wire;

import java.time.Instant;

/// The totals of a connection, sent at most once a tick and only when they changed.
///
/// @param at when the counters were read
/// @param id the connection, as in [Opened]
/// @param sent since the connection was first seen, from this machine to the remote end
/// @param received since the connection was first seen, from the remote end to this machine
public record Traffic(Instant at, long id, Volume sent, Volume received) implements Message {}
