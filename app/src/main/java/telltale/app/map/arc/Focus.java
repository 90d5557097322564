package telltale.app.map.arc;

import java.util.Optional;
import java.util.Set;
import telltale.app.map.load.PlaceKey;

/// Which arcs the user means.
///
/// @param active whether anything is meant at all; what is meant may have no arc
/// @param places where the arcs lead that are meant
/// @param process whose traffic is meant; absent when it is all of it, or nobody knows whose
public record Focus(boolean active, Set<PlaceKey> places, Optional<String> process) {

  /// Nothing is meant.
  public static final Focus NONE = new Focus(false, Set.of(), Optional.empty());

  /// Copies the set.
  public Focus {
    places = Set.copyOf(places);
  }

  /// The same arcs, whosever traffic they carry.
  public Focus ofAll() {
    return process.isEmpty() ? this : new Focus(active, places, Optional.empty());
  }

  /// Whether it means the arc to a place.
  public boolean covers(PlaceKey place) {
    return places.contains(place);
  }
}
