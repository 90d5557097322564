package telltale.wire;

/// A name for a remote end.
///
/// @param name the host name
/// @param source where it was learned: `sni`, `dns` or `reverse`
public record HostName(String name, String source) {}
