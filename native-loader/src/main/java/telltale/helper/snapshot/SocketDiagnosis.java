package telltale.helper.snapshot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import telltale.wire.Protocol;

/// Asks sock_diag for every socket of this network namespace. A kernel without the part that knows
/// raw sockets answers with an error, and the list goes without them.
public final class SocketDiagnosis {

  private static final int REQUEST_BYTES = 72;
  private static final int FAMILY = 16;
  private static final int PROTOCOL = 17;
  private static final int STATES = 20;
  private static final short SOCK_DIAG_BY_FAMILY = 20;
  private static final short NLM_F_REQUEST_DUMP = 0x301;
  private static final byte AF_INET = 2;
  private static final byte AF_INET6 = 10;

  /// All but TIME_WAIT, which no process holds.
  private static final int EVERY_LIVING_STATE = 0xfff & ~(1 << 6);

  private static final List<Integer> PROTOCOLS =
      List.of(Protocol.TCP.number(), Protocol.UDP.number(), SocketList.ANY_RAW);

  private final Exchange exchange;

  /// The way to the kernel.
  @FunctionalInterface
  public interface Exchange {
    /// Sends a request, and hands over each datagram of the answer until the sink has enough.
    void ask(byte[] request, Predicate<ByteBuffer> sink);
  }

  /// Asks that way.
  public SocketDiagnosis(Exchange exchange) {
    this.exchange = exchange;
  }

  /// Asks now.
  SocketList list() {
    List<OpenSocket> sockets = new ArrayList<>();
    boolean tcpComplete = true;
    for (int protocol : PROTOCOLS) {
      for (byte family : new byte[] {AF_INET, AF_INET6}) {
        DiagAnswer answer = new DiagAnswer(protocol, sockets);
        exchange.ask(request(family, protocol), answer::read);
        tcpComplete &= answer.isComplete() || !answer.isTcp();
      }
    }
    return new SocketList(sockets, tcpComplete);
  }

  static byte[] request(byte family, int protocol) {
    ByteBuffer request = ByteBuffer.allocate(REQUEST_BYTES).order(ByteOrder.nativeOrder());
    request.putInt(REQUEST_BYTES).putShort(SOCK_DIAG_BY_FAMILY).putShort(NLM_F_REQUEST_DUMP);
    request.put(FAMILY, family).put(PROTOCOL, (byte) protocol).putInt(STATES, EVERY_LIVING_STATE);
    return request.array();
  }
}
