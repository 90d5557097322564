package telltale.app.map.load;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What an arc carries at one moment: every flow to one place.
///
/// @param key the place
/// @param latitude degrees north; 0 at a dock, which is nowhere in the world
/// @param longitude degrees east; 0 at a dock
/// @param name of the place as a label shows it: the city, or else the country's code
/// @param flows every flow, oldest first
/// @param streams the same traffic by process, the one with the most bytes first
/// @param state whether anything is still open
public record ArcLoad(
    PlaceKey key,
    double latitude,
    double longitude,
    PlaceName name,
    List<Flow> flows,
    List<Stream> streams,
    State state) {

  /// Copies the lists.
  public ArcLoad {
    flows = List.copyOf(flows);
    streams = streams.stream().sorted(Comparator.comparingLong(Stream::bytes).reversed()).toList();
  }

  /// Bytes per second in both directions.
  public double rate() {
    return streams.stream().mapToDouble(s -> s.sentRate() + s.receivedRate()).sum();
  }

  /// The ids of every flow, oldest first.
  public List<Long> flowIds() {
    return flows.stream().map(Flow::id).toList();
  }

  /// How many of them are open.
  public int openFlows() {
    return (int) flows.stream().filter(Flow::open).count();
  }

  /// Whether the remote end began every one of them.
  public boolean inbound() {
    return flows.stream().allMatch(Flow::inbound);
  }

  /// The process that moved the most bytes; absent when it is not known.
  public Optional<String> process() {
    return streams.getFirst().process();
  }

  /// What an arc's flows are doing.
  public enum State {
    /// At least one is open.
    OPEN,
    /// All have ended, at least one of them well.
    ENDED,
    /// All have ended, and none ever worked: refused, unreachable, or never answered.
    FAILED
  }

  /// What to call a place.
  ///
  /// @param city absent when only the country is known
  /// @param country ISO 3166-1 alpha-2 code
  public record PlaceName(Optional<String> city, Optional<String> country) {}

  /// One flow of an arc.
  ///
  /// @param id as in the stream
  /// @param fresh whether it opened a moment ago
  /// @param open whether it has not ended
  /// @param failed whether it ended without ever working
  /// @param inbound whether the remote end began it
  public record Flow(long id, boolean fresh, boolean open, boolean failed, boolean inbound) {}

  /// The traffic of one process with one place.
  ///
  /// @param process its name; absent when it is not known
  /// @param sentRate bytes per second
  /// @param receivedRate bytes per second
  /// @param bytes in both directions since the first was seen
  public record Stream(
      Optional<String> process, double sentRate, double receivedRate, long bytes) {}
}
