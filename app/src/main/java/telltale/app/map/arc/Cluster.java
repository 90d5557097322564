package telltale.app.map.arc;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import telltale.app.map.load.PlaceKey;

/// End points that are drawn as one.
///
/// @param anchor the most important of them, which gives it its place and its name
/// @param members all of them, the anchor too
/// @param count how many connections lead there; looked at for every frame
public record Cluster(EndMark anchor, List<EndMark> members, int count) {

  /// The largest radius that a disc has, in logical pixels.
  static final double LARGEST = 11.5;

  /// Copies the list.
  public Cluster {
    members = List.copyOf(members);
  }

  /// Counts the connections.
  public Cluster(EndMark anchor, List<EndMark> members) {
    this(anchor, members, flows(members));
  }

  /// The same, drawn elsewhere.
  ///
  /// @param right in world units
  /// @param down in world units
  Cluster movedBy(double right, double down) {
    return new Cluster(anchor.movedBy(right, down), members, count);
  }

  /// Whether its number is drawn: one connection needs none.
  public boolean counted() {
    return count() > 1;
  }

  /// The rate of the busiest, 0 to 1; -1 when all are idle.
  public double level() {
    double level = -1;
    for (EndMark mark : members) {
      level = Math.max(level, mark.level());
    }
    return level;
  }

  /// Without a stream: of thousands of clusters most have one member, several times a second.
  private static int flows(List<EndMark> members) {
    int flows = 0;
    for (EndMark mark : members) {
      flows += mark.flows();
    }
    return flows;
  }

  /// The places that it stands for.
  public Set<PlaceKey> places() {
    return members.stream().map(EndMark::key).collect(Collectors.toUnmodifiableSet());
  }

  /// Radius of its mark in logical pixels.
  public double radius() {
    if (!counted()) {
      return anchor.radius();
    }
    return count < 10 ? 7.5 : count < 100 ? 9 : LARGEST;
  }
}
