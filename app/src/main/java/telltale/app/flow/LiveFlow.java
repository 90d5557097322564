package telltale.app.flow;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import telltale.wire.Connection;
import telltale.wire.Volume;

/// One connection while it is shown. Belongs to [FlowStore] and its thread.
final class LiveFlow {

  /// What is known of a connection apart from its traffic.
  ///
  /// @param said what the stream says
  /// @param connection the same, and the place
  /// @param names what people call both ends
  record Known(Connection said, Connection connection, FlowView.Names names) {}

  private final long id;
  private final Instant openedAt;
  private final RateWindow sending = new RateWindow();
  private final RateWindow receiving = new RateWindow();
  private Known known;
  private Volume sent = Volume.NONE;
  private Volume received = Volume.NONE;
  private Instant lastTrafficAt;
  private long countedMillis;
  private long endedMillis;
  private Optional<FlowView.End> end = Optional.empty();
  private @Nullable FlowView view;

  LiveFlow(long id, Known known, Instant openedAt, long nowMillis) {
    this.id = id;
    this.known = known;
    this.openedAt = openedAt;
    this.lastTrafficAt = openedAt;
    this.countedMillis = nowMillis;
  }

  long id() {
    return id;
  }

  /// What the stream says of it.
  Connection said() {
    return known.said();
  }

  void learn(Known newFacts) {
    known = newFacts;
    view = null;
  }

  /// Takes new totals; false when they are the old ones. A total that fell (it never should) is
  /// taken as it is and counts as no traffic.
  boolean count(Volume newSent, Volume newReceived, Instant at, long nowMillis) {
    long moreSent = Math.max(0, newSent.bytes() - sent.bytes());
    long moreReceived = Math.max(0, newReceived.bytes() - received.bytes());
    boolean changed = !newSent.equals(sent) || !newReceived.equals(received);
    if (changed) {
      sending.add(countedMillis, nowMillis, moreSent);
      receiving.add(countedMillis, nowMillis, moreReceived);
      sent = newSent;
      received = newReceived;
      lastTrafficAt = at;
      view = null;
    }
    countedMillis = nowMillis;
    return changed;
  }

  /// Starts counting from totals that are older than the stream, which are no traffic of now.
  void startFrom(Volume oldSent, Volume oldReceived) {
    sent = oldSent;
    received = oldReceived;
    view = null;
  }

  void close(FlowView.End how, long nowMillis) {
    end = Optional.of(how);
    endedMillis = nowMillis;
    view = null;
  }

  boolean isEnded() {
    return end.isPresent();
  }

  boolean endedBefore(long millis) {
    return end.isPresent() && endedMillis <= millis;
  }

  /// Whether its rates move by themselves as time passes; its view is then made anew.
  boolean isMoving(long nowMillis) {
    boolean still = sending.isSilent(nowMillis) && receiving.isSilent(nowMillis);
    FlowView shown = view;
    boolean showsARate = shown != null && (shown.sentRate() > 0 || shown.receivedRate() > 0);
    if (!still || showsARate) {
      view = null;
    }
    return view == null;
  }

  FlowView view(long nowMillis) {
    if (view == null) {
      view =
          new FlowView(
              id,
              known.connection(),
              known.names(),
              sent,
              received,
              sending.perSecond(nowMillis),
              receiving.perSecond(nowMillis),
              openedAt,
              lastTrafficAt,
              end);
    }
    return view;
  }
}
