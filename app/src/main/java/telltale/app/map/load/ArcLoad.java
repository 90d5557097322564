package telltale.app.map.load;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What an arc carries at one moment: every flow to one place.
///
/// @param key the place
/// @param latitude degrees north; 0 at a dock, which is nowhere in the world
/// @param longitude degrees east; 0 at a dock
/// @param name of the place as a label shows it: the city, or else the country's code
/// @param flows every flow, oldest first
/// @param streams the same traffic by what gives it its colour, the one with the most bytes first
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
    // Most have one, and there may be thousands of arcs in every snapshot.
    streams =
        streams.size() == 1
            ? List.copyOf(streams)
            : streams.stream().sorted(Comparator.comparingLong(Stream::bytes).reversed()).toList();
  }

  /// Bytes per second in both directions.
  public double rate() {
    double sum = 0;
    for (Stream stream : streams) {
      sum += stream.sentRate() + stream.receivedRate();
    }
    return sum;
  }

  /// The ids of every flow, oldest first.
  public List<Long> flowIds() {
    return flows.stream().map(Flow::id).toList();
  }

  /// How many of them are open.
  public int openFlows() {
    int open = 0;
    for (Flow flow : flows) {
      open += flow.open ? 1 : 0;
    }
    return open;
  }

  /// Whether the remote end began every one of them.
  public boolean inbound() {
    return flows.stream().allMatch(Flow::inbound);
  }

  /// Whether one of those that are open carries other connections.
  public boolean tunnel() {
    return flows.stream().anyMatch(flow -> flow.tunnel() && flow.open());
  }

  /// What most bytes have in common, of what gives colour; absent when it is not known.
  public Optional<String> trait() {
    return streams.getFirst().trait();
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

  /// What to call a place, and how well it is known.
  ///
  /// @param city absent when only the country is known
  /// @param country ISO 3166-1 alpha-2 code
  /// @param radius kilometres around its spot within which it is, where the database says so
  /// @param hosts names of remote ends there, a few of them
  public record PlaceName(
      Optional<String> city, Optional<String> country, OptionalInt radius, List<String> hosts) {

    /// So many hosts are named; nobody reads more.
    static final int MOST_HOSTS = 8;

    /// Copies the list.
    public PlaceName {
      hosts = List.copyOf(hosts);
    }

    /// Whether its spot only stands for a whole country.
    public boolean isCountryOnly() {
      return city.isEmpty() && country.isPresent();
    }
  }

  /// One flow of an arc.
  ///
  /// @param id as in the stream
  /// @param fresh whether it opened a moment ago
  /// @param open whether it has not ended
  /// @param failed whether it ended without ever working
  /// @param inbound whether the remote end began it
  /// @param tunnel whether it carries other connections
  public record Flow(
      long id, boolean fresh, boolean open, boolean failed, boolean inbound, boolean tunnel) {}

  /// The traffic with one place that has one colour.
  ///
  /// @param trait what gives it its colour; absent when that is not known
  /// @param sentRate bytes per second
  /// @param receivedRate bytes per second
  /// @param bytes in both directions since the first was seen
  public record Stream(Optional<String> trait, double sentRate, double receivedRate, long bytes) {}
}
