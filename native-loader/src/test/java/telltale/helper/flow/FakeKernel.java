package telltale.helper.flow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import telltale.helper.event.FlowFacts;
import telltale.helper.event.FlowKey;

/// A kernel that knows what it was told, and notes what it is to forget.
final class FakeKernel implements KernelFlows {

  final Map<FlowKey, FlowFacts> facts = new HashMap<>();
  final Set<FlowKey> forgotten = new HashSet<>();

  @Override
  public Optional<FlowFacts> facts(FlowKey key) {
    return Optional.ofNullable(facts.get(key));
  }

  @Override
  public void forget(FlowKey key) {
    forgotten.add(key);
  }
}
