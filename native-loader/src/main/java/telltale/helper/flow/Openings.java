package telltale.helper.flow;

import telltale.helper.event.FlowFacts;
import telltale.helper.event.FlowKey;
import telltale.helper.event.KernelOwner;
import telltale.wire.Direction;
import telltale.wire.Owner;

/// What a connection is taken for when it is first seen.
final class Openings {

  private Openings() {}

  /// Whose it is. Where sockets are not marked, one without a mark may be anybody's.
  static KernelOwner owner(FlowKey key, FlowFacts facts, Surroundings surroundings) {
    KernelOwner owner = facts.owner();
    if (owner.evidence() == Owner.Why.KERNEL && !surroundings.marksSockets()) {
      return KernelOwner.UNKNOWN;
    }
    boolean arrived = key.isTcp() && facts.direction() == Direction.IN && !facts.otherNamespace();
    return !arrived || owner.isKnown() || owner.evidence() == Owner.Why.FORWARDED
        ? owner
        : surroundings.olderListener(key, facts.ifindex()).orElse(owner);
  }

  /// Who began it.
  static Direction direction(FlowFacts facts) {
    if (facts.direction() != Direction.UNKNOWN) {
      return facts.direction();
    }
    Owner evidence = facts.owner().evidence();
    if (evidence == Owner.How.CONNECT) {
      return Direction.OUT;
    }
    return evidence == Owner.How.LISTEN || evidence == Owner.How.ACCEPT
        ? Direction.IN
        : Direction.UNKNOWN;
  }

  /// Whether more may be known in a moment: who accepts it, under which addresses it leaves, or
  /// whose it is at all.
  static boolean isUncertain(FlowState flow, boolean reportsAccepts) {
    boolean isAccepted = flow.key.isTcp() && flow.direction == Direction.IN && reportsAccepts;
    boolean isInner = flow.otherNamespace && flow.inner.isEmpty();
    return isAccepted || isInner || !flow.owner.isKnown();
  }
}
