package telltale.helper.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import telltale.helper.event.KernelEvent.SocketClosed;
import telltale.wire.CloseReason;

/// How connections end: until when their last packets are awaited and, of a TCP connection, why,
/// from the error of its socket and the state that it was in.
final class Endings {

  private static final int ECONNRESET = 104;
  private static final int ETIMEDOUT = 110;
  private static final int ECONNREFUSED = 111;
  private static final int ENETUNREACH = 101;
  private static final int EHOSTUNREACH = 113;
  private static final int TCP_SYN_SENT = 2;

  /// How long the last packets of an ended connection are awaited: the final ACK of a FIN arrives
  /// a round trip after the state has changed.
  private static final Duration LINGER = Duration.ofMillis(400);

  private Endings() {}

  static FlowState.Ending of(SocketClosed closed, Instant at) {
    return new FlowState.Ending(at, at.plus(LINGER), reason(closed), errno(closed));
  }

  static FlowState.Ending released(Instant at) {
    return new FlowState.Ending(at, at.plus(LINGER), CloseReason.CLOSED, OptionalInt.empty());
  }

  private static CloseReason reason(SocketClosed closed) {
    return switch (closed.errno()) {
      case ECONNREFUSED -> CloseReason.REFUSED;
      // A reset that answers a SYN is a refusal, whatever the kernel calls it.
      case ECONNRESET ->
          closed.oldState() == TCP_SYN_SENT ? CloseReason.REFUSED : CloseReason.RESET;
      case ETIMEDOUT -> CloseReason.TIMED_OUT;
      case ENETUNREACH, EHOSTUNREACH -> CloseReason.UNREACHABLE;
      default -> CloseReason.CLOSED;
    };
  }

  private static OptionalInt errno(SocketClosed closed) {
    return closed.errno() == 0 ? OptionalInt.empty() : OptionalInt.of(closed.errno());
  }
}
