package telltale.app.list;

import java.util.function.Predicate;
import telltale.app.flow.FlowView;
import telltale.app.text.Whereabouts;

/// What list and map show of everything that goes on.
///
/// @param filter what the user typed
/// @param localHidden whether what never leaves this machine and its own networks is left out
public record Scope(FlowFilter filter, boolean localHidden) {

  /// Everything.
  public static final Scope ALL = new Scope(FlowFilter.NONE, false);

  /// What of it is shown.
  public Predicate<FlowView> in(Sight sight) {
    return filter.in(sight).and(flow -> !leavesOut(flow));
  }

  /// Whether it is left out for being local, whatever was typed.
  boolean leavesOut(FlowView flow) {
    return localHidden && Whereabouts.isLocal(flow);
  }

  /// The same for another filter.
  public Scope with(FlowFilter newFilter) {
    return new Scope(newFilter, localHidden);
  }

  /// The same with or without what is local.
  public Scope hidingLocal(boolean hide) {
    return new Scope(filter, hide);
  }
}
