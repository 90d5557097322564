package telltale.helper.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import telltale.helper.event.FlowKey;
import telltale.helper.event.KernelEvent;
import telltale.helper.event.KernelOwner;
import telltale.wire.ProcessFacts;

/// A machine where every process is named by its comm, and nothing but the interface 2 exists.
final class FakeSurroundings implements Surroundings {

  static final int NETWORK_NAMESPACE = 7;

  final Map<Integer, Long> listed = new HashMap<>();
  final Map<String, Integer> namesLost = new HashMap<>();
  boolean reportsAccepts;
  boolean marksSockets = true;
  Optional<KernelOwner> olderListener = Optional.empty();

  @Override
  public ProcessFacts process(KernelOwner owner) {
    return new ProcessFacts(
        owner.tgid(),
        owner.comm(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ProcessFacts.Software.NONE);
  }

  @Override
  public void processStarted(KernelEvent.ProcessStarted started) {
    throw new AssertionError("no test starts a process");
  }

  @Override
  public void processForked(KernelEvent.ProcessForked forked) {
    throw new AssertionError("no test makes a process");
  }

  @Override
  public void processMoved(KernelEvent.ProcessMoved moved) {
    throw new AssertionError("no test moves a process");
  }

  @Override
  public Optional<String> interfaceName(int ifindex) {
    return ifindex == 2 ? Optional.of("eth0") : Optional.empty();
  }

  @Override
  public void listed(int ifindex, long packets) {
    listed.merge(ifindex, packets, Long::sum);
  }

  @Override
  public Optional<KernelOwner> olderListener(FlowKey connection, int ifindex) {
    return olderListener;
  }

  @Override
  public void nameLost(String cause) {
    namesLost.merge(cause, 1, Integer::sum);
  }

  @Override
  public boolean isTunnel(KernelOwner owner) {
    return false;
  }

  @Override
  public int networkNamespace() {
    return NETWORK_NAMESPACE;
  }

  @Override
  public boolean marksSockets() {
    return marksSockets;
  }

  @Override
  public boolean reportsAccepts() {
    return reportsAccepts;
  }
}
