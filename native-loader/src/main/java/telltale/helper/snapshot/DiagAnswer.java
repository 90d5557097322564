package telltale.helper.snapshot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import telltale.helper.event.FlowKey;
import telltale.wire.Protocol;

/// Reads the answer to one sock_diag request. Never throws for data: a message that cannot be right
/// ends the answer, which is then not complete.
final class DiagAnswer {

  /// More sockets than that are not read: a list of them all would no longer be a small affair.
  static final int MAX_SOCKETS = 65_536;

  private static final int HEADER_BYTES = 16;
  private static final int ALIGNMENT = 4;
  private static final short NLMSG_DONE = 3;
  private static final short SOCK_DIAG_BY_FAMILY = 20;
  private static final int NLM_F_DUMP_INTR = 0x10;

  // struct inet_diag_msg of linux/inet_diag.h; addresses and ports in network order.
  private static final int STATE = 1;
  private static final int SOURCE_PORT = 4;
  private static final int DESTINATION_PORT = 6;
  private static final int SOURCE = 8;
  private static final int DESTINATION = 24;
  private static final int IFINDEX = 40;
  private static final int COOKIE = 44;
  private static final int UID = 64;
  private static final int INODE = 68;
  private static final int MESSAGE_BYTES = 72;
  private static final short INET_DIAG_SKV6ONLY = 11;
  private static final int ATTRIBUTE_HEADER_BYTES = 4;

  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;
  private static final long MAPPED = 0xffff_0000_0000L;

  private final int protocol;
  private final List<OpenSocket> sockets;
  private boolean complete;
  private boolean interrupted;

  /// An answer of which nothing has been read.
  ///
  /// @param protocol the IP protocol that was asked for; 255 for raw sockets of every protocol
  /// @param sockets takes what is found
  DiagAnswer(int protocol, List<OpenSocket> sockets) {
    this.protocol = protocol;
    this.sockets = sockets;
  }

  /// Reads one datagram between position and limit of a buffer.
  ///
  /// @return whether there is more to come
  boolean read(ByteBuffer datagram) {
    ByteBuffer bytes = datagram.order(ByteOrder.nativeOrder());
    while (bytes.remaining() >= HEADER_BYTES) {
      int start = bytes.position();
      int length = bytes.getInt(start);
      if (length < HEADER_BYTES || length > bytes.remaining()) {
        return false;
      }
      int type = bytes.getShort(start + 4);
      interrupted |= (bytes.getShort(start + 6) & NLM_F_DUMP_INTR) != 0;
      if (type != SOCK_DIAG_BY_FAMILY) {
        complete = type == NLMSG_DONE && !interrupted;
        return false;
      }
      if (sockets.size() >= MAX_SOCKETS
          || !readSocket(bytes.slice(start + HEADER_BYTES, length - HEADER_BYTES))) {
        return false;
      }
      bytes.position(Math.min(bytes.limit(), start + align(length)));
    }
    return !bytes.hasRemaining();
  }

  /// Whether the kernel told of every socket, and each message was in order.
  boolean isComplete() {
    return complete;
  }

  private boolean readSocket(ByteBuffer slice) {
    ByteBuffer message = slice.order(ByteOrder.nativeOrder());
    if (message.remaining() < MESSAGE_BYTES) {
      return false;
    }
    int family = message.get(0);
    if (family != AF_INET && family != AF_INET6) {
      return false;
    }
    sockets.add(
        new OpenSocket(
            key(message, family == AF_INET6),
            isIpv6Only(message),
            message.get(STATE),
            message.getInt(IFINDEX),
            message.getLong(COOKIE),
            Integer.toUnsignedLong(message.getInt(INODE)),
            message.getInt(UID)));
    return true;
  }

  private FlowKey key(ByteBuffer message, boolean ipv6) {
    ByteBuffer network = message.duplicate().order(ByteOrder.BIG_ENDIAN);
    int local = Short.toUnsignedInt(network.getShort(SOURCE_PORT));
    int remote = Short.toUnsignedInt(network.getShort(DESTINATION_PORT));
    boolean raw = protocol == SocketList.ANY_RAW;
    return new FlowKey(
        ipv6 ? network.getLong(SOURCE) : 0,
        ipv6 ? network.getLong(SOURCE + 8) : mapped(network, SOURCE),
        ipv6 ? network.getLong(DESTINATION) : 0,
        ipv6 ? network.getLong(DESTINATION + 8) : mapped(network, DESTINATION),
        raw ? 0 : local,
        raw ? 0 : remote,
        // A raw socket's port is its protocol.
        raw ? local : protocol);
  }

  private static long mapped(ByteBuffer network, int offset) {
    return MAPPED | Integer.toUnsignedLong(network.getInt(offset));
  }

  /// Said of sockets without a remote end only, in an attribute behind the message.
  private static boolean isIpv6Only(ByteBuffer message) {
    int offset = MESSAGE_BYTES;
    while (offset + ATTRIBUTE_HEADER_BYTES <= message.limit()) {
      int length = Short.toUnsignedInt(message.getShort(offset));
      if (length < ATTRIBUTE_HEADER_BYTES || offset + length > message.limit()) {
        return false;
      }
      if (message.getShort(offset + 2) == INET_DIAG_SKV6ONLY) {
        return length > ATTRIBUTE_HEADER_BYTES && message.get(offset + ATTRIBUTE_HEADER_BYTES) != 0;
      }
      offset += align(length);
    }
    return false;
  }

  private static int align(int length) {
    return (length + ALIGNMENT - 1) & -ALIGNMENT;
  }

  /// Whether it is about TCP.
  boolean isTcp() {
    return protocol == Protocol.TCP.number();
  }
}
