package telltale.wire;

import java.time.Instant;
import java.util.List;

/// The first line of every stream.
///
/// @param at when the stream began
/// @param protocolVersion see [WireFormat#VERSION]; a reader refuses a greater one
/// @param helperVersion the helper's release
/// @param rung the set of probes that runs: `fentry`, `kprobe`, `tracepoint` or `sock-diag`
/// @param kernel the running kernel's release, as `uname -r` prints it
/// @param attach how the classifiers are attached: `tcx` or `clsact`
/// @param sources which probes name owners, for example `connect-kprobe`, `socket-state`
/// @param missing what this machine lacks and what that costs, one sentence each
public record Hello(
    Instant at,
    int protocolVersion,
    String helperVersion,
    String rung,
    String kernel,
    String attach,
    List<String> sources,
    List<String> missing)
    implements Message {

  /// Copies the lists.
  public Hello {
    sources = List.copyOf(sources);
    missing = List.copyOf(missing);
  }
}
