package telltale.wire;

import java.time.Instant;

/// A connection came into being, or was already there when the helper started.
///
/// @param at when its first packet was seen, or when the snapshot found it
/// @param id names the connection for the rest of the stream; never used twice in one stream
/// @param connection what is known of it so far
public record Opened(Instant at, long id, Connection connection) implements Message {}
