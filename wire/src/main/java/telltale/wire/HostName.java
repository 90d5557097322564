package telltale.wire;

import java.util.List;
import java.util.Optional;

/// What is known of the name of a remote end.
///
/// @param name the host name; absent where there is none that this connection is known to mean
/// @param source where it was learned: `sni`, `http`, `dns`, `hosts`, `mdns` or `reverse`;
///     `none` without a name
/// @param others further names that its address was heard to have, or that contradict the name
/// @param hidden why no name, or not the real one, can be seen: `ech`, `dot` or `doh`; absent where
///     nothing hides it
public record HostName(
    Optional<String> name, String source, List<Other> others, Optional<String> hidden) {

  /// The source of what has no name.
  public static final String NO_SOURCE = "none";

  /// Copies the list.
  public HostName {
    others = List.copyOf(others);
  }

  /// A name that nothing contradicts.
  public HostName(String name, String source) {
    this(Optional.of(name), source, List.of(), Optional.empty());
  }

  /// Another name for the same end.
  ///
  /// @param name the host name
  /// @param source where it was learned
  public record Other(String name, String source) {}
}
