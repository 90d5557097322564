package telltale.app.window;

import java.util.function.Predicate;
import telltale.app.flow.FlowView;
import telltale.app.list.FlowFilter;
import telltale.app.text.Whereabouts;

/// What list and map show of everything that goes on.
///
/// @param filter what the user typed
/// @param localHidden whether what never leaves this machine and its own networks is left out
record Scope(FlowFilter filter, boolean localHidden) implements Predicate<FlowView> {

  /// Everything.
  static final Scope ALL = new Scope(FlowFilter.NONE, false);

  @Override
  public boolean test(FlowView flow) {
    return filter.test(flow) && !(localHidden && Whereabouts.isLocal(flow));
  }
}
