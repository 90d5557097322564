package telltale.app.map;

import java.util.HashSet;
import java.util.Set;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;
import telltale.app.map.arc.Focus;
import telltale.app.map.load.ArcTally;
import telltale.app.map.load.PlaceKey;

/// One way of setting arcs off, kept up to date with what goes on.
final class Marking {

  private Emphasis wanted = Emphasis.NONE;
  private Focus focus = Focus.NONE;

  Focus focus() {
    return focus;
  }

  /// Takes another wish; says whether that changes what is set off.
  boolean want(Emphasis emphasis, FlowSnapshot snapshot) {
    wanted = emphasis;
    return update(snapshot);
  }

  /// Takes over what goes on; says whether that changes what is set off.
  boolean update(FlowSnapshot snapshot) {
    Focus before = focus;
    focus = wanted.equals(Emphasis.NONE) ? Focus.NONE : find(snapshot);
    return !focus.equals(before);
  }

  private Focus find(FlowSnapshot snapshot) {
    Set<PlaceKey> places = new HashSet<>();
    for (FlowView flow : snapshot.flows()) {
      if (wanted.flows().test(flow)) {
        places.add(ArcTally.placeOf(flow));
      }
    }
    return new Focus(true, places, wanted.process());
  }
}
