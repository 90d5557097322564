package telltale.app.window;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;
import telltale.app.map.Emphasis;
import telltale.app.selection.DomainGroup;
import telltale.app.selection.ProcessGroup;
import telltale.app.selection.Selection;
import telltale.app.text.ProgramText;

/// What a selection means on the map, and a place on the map as a selection.
final class Meant {

  private static final Comparator<FlowView> BY_RATE = Comparator.comparingDouble(Meant::rate);

  private Meant() {}

  /// Which connections a selection covers, as the map wants to know it.
  static Emphasis onMap(Selection selection, FlowSnapshot snapshot) {
    return switch (selection) {
      case Selection.Nothing nothing -> Emphasis.NONE;
      case Selection.OneConnection one -> emphasis(flow -> flow.id() == one.id(), snapshot);
      case Selection.OneDomain one ->
          emphasis(flow -> DomainGroup.of(flow).equals(one.group()), snapshot);
      case Selection.OneProcess one ->
          emphasis(flow -> ProcessGroup.of(flow).equals(one.group()), snapshot);
    };
  }

  /// The busiest of the connections that an arc stands for, with the others at hand.
  static Selection outOf(List<Long> bundle, FlowSnapshot snapshot) {
    Set<Long> ids = Set.copyOf(bundle);
    return snapshot.flows().stream()
        .filter(flow -> ids.contains(flow.id()))
        .max(BY_RATE)
        .<Selection>map(busiest -> new Selection.OneConnection(busiest.id(), bundle))
        .orElse(Selection.NONE);
  }

  /// The busiest connection with a place, of those that are wanted.
  static Optional<Selection> busiest(FlowSnapshot snapshot, Predicate<FlowView> wanted) {
    return snapshot.flows().stream()
        .filter(flow -> wanted.test(flow) && isPlaced(flow))
        .max(BY_RATE)
        .map(flow -> new Selection.OneConnection(flow.id()));
  }

  private static boolean isPlaced(FlowView flow) {
    return flow.connection().place().filter(place -> place.latitude().isPresent()).isPresent();
  }

  /// The program that moves most, of the connections that are wanted.
  static Optional<Selection> busiestProgram(FlowSnapshot snapshot, Predicate<FlowView> wanted) {
    Map<ProcessGroup, Double> rates = new HashMap<>();
    snapshot.flows().stream()
        .filter(wanted)
        .forEach(flow -> rates.merge(ProcessGroup.of(flow), rate(flow), Double::sum));
    return rates.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(entry -> new Selection.OneProcess(entry.getKey()));
  }

  static double rate(FlowView flow) {
    return flow.sentRate() + flow.receivedRate();
  }

  private static Emphasis emphasis(Predicate<FlowView> meant, FlowSnapshot snapshot) {
    return new Emphasis(
        meant, snapshot.flows().stream().filter(meant).findFirst().flatMap(ProgramText::owner));
  }
}
