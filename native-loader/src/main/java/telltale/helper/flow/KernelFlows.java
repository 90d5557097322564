package telltale.helper.flow;

import java.util.Optional;
import telltale.helper.event.FlowFacts;
import telltale.helper.event.FlowKey;

/// The kernel's own table of flows, as far as the flow table needs it.
public interface KernelFlows {

  /// What the kernel noted at the first packet of a flow; there even when its record was lost.
  Optional<FlowFacts> facts(FlowKey key);

  /// Drops a flow that has ended: its next packet opens a new one.
  void forget(FlowKey key);
}
