package telltale.app.map;

import java.util.Optional;
import java.util.function.Predicate;
import telltale.app.flow.FlowView;

/// Connections that the map is to set off from the others, now and as they come and go.
///
/// @param flows finds them
/// @param process the name of the process that all of them belong to, where they belong to one
public record Emphasis(Predicate<FlowView> flows, Optional<String> process) {

  /// Sets nothing off.
  public static final Emphasis NONE = new Emphasis(flow -> false, Optional.empty());
}
