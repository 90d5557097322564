package telltale.helper.flow;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import telltale.helper.event.Counters;
import telltale.helper.event.KernelEvent;
import telltale.wire.Closed;
import telltale.wire.Connection;
import telltale.wire.FirstWords;
import telltale.wire.Message;
import telltale.wire.Opened;
import telltale.wire.Protocol;
import telltale.wire.Traffic;

/// Puts connections into words. What finds no room in the outbox is said as soon as there is some:
/// after the first refusal nothing more is tried until [#begin], because to find the words is what
/// costs.
final class FlowTeller {

  private static final String UNSAID = "names-unsaid";

  private final Surroundings surroundings;
  private final Predicate<Message> outbox;
  private boolean heldUp;

  FlowTeller(Surroundings surroundings, Predicate<Message> outbox) {
    this.surroundings = surroundings;
    this.outbox = outbox;
  }

  /// Whether something found no room since [#begin].
  boolean heldUp() {
    return heldUp;
  }

  /// Begins another attempt at what found no room.
  void begin() {
    heldUp = false;
  }

  private boolean say(Message message) {
    boolean taken = outbox.test(message);
    heldUp |= !taken;
    return taken;
  }

  /// Tells of a connection for the first time, or of another owner than was told.
  void announce(FlowState flow) {
    if (flow.hidden) {
      return;
    }
    flow.correctionPending = flow.announced.isPresent();
    if (heldUp) {
      return;
    }
    Connection connection = describe(flow);
    if (say(new Opened(flow.openedAt, flow.id, connection))) {
      flow.announced = Optional.of(connection);
      flow.correctionPending = false;
      flow.words.forEach(this::sayOnce);
      flow.words.clear();
    }
  }

  /// Passes on what may have a name in it, once its connection is told of. There is one attempt:
  /// a name that is missing is no reason to hold anything up, and is counted.
  ///
  /// @param flow whose it is; absent where that is not known
  void passOn(@Nullable FlowState flow, KernelEvent.FirstWords words, Instant at) {
    boolean isAnothers = flow != null && flow.isAnothersByNow();
    if (flow == null || isAnothers) {
      // An answer after the end is lost to nobody.
      if (!isAnothers || words.sent()) {
        surroundings.nameLost("names-unclaimed");
      }
      return;
    }
    if (flow.announced.isEmpty() && flow.asksNames()) {
      // What was answered stands before the connection that is made with it, or it names another.
      announce(flow);
    }
    sayOrKeep(flow, FirstWords.of(at, flow.id, words.sent(), words.sequence(), words.bytes()));
  }

  private void sayOrKeep(FlowState flow, FirstWords message) {
    if (flow.announced.isPresent()) {
      sayOnce(message);
    } else if (!flow.hidden && flow.words.size() < FlowState.MOST_WORDS) {
      flow.words.add(message);
    } else if (!flow.hidden) {
      surroundings.nameLost(UNSAID);
    }
  }

  private void sayOnce(FirstWords words) {
    if (!outbox.test(words)) {
      surroundings.nameLost(UNSAID);
    }
  }

  /// Notes what is to be said of a connection when it ends: how its owner is known, say.
  void revise(FlowState flow) {
    flow.announced = flow.announced.map(_ -> describe(flow));
  }

  void traffic(FlowState flow, Instant now) {
    Counters counted = flow.counted();
    flow.trafficPending =
        !flow.hidden
            && (heldUp || !say(new Traffic(now, flow.id, counted.sent(), counted.received())));
  }

  /// Tells the end.
  ///
  /// @return whether nothing is left to say of it; false when there was no room
  boolean close(FlowState flow, FlowState.Ending ending) {
    if (flow.hidden) {
      return true;
    }
    if (flow.isUntold()) {
      announce(flow);
    }
    if (heldUp || flow.isUntold()) {
      return false;
    }
    Connection connection = flow.announced.get();
    Counters counted = flow.counted();
    return say(
        new Closed(
            ending.at(),
            flow.id,
            connection.networkInterface().isPresent()
                ? connection
                : connection.withNetworkInterface(surroundings.interfaceName(flow.ifindex)),
            counted.sent(),
            counted.received(),
            ending.reason(),
            ending.errno()));
  }

  private Connection describe(FlowState flow) {
    return new Connection(
        new Protocol(flow.key.protocolNumber()),
        flow.direction,
        flow.key.local(),
        flow.key.remote(),
        flow.owner.evidence(),
        flow.owner.isKnown() ? Optional.of(surroundings.process(flow.owner)) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        surroundings.interfaceName(flow.ifindex),
        flow.tunnel || (flow.owner.isKnown() && surroundings.isTunnel(flow.owner)));
  }
}
