package telltale.helper.packet;

import java.nio.ByteBuffer;
import telltale.helper.packet.Reading.Ports;

/// What IP carries in the corpus: how its header looks and what stands for the programs.
enum Transport {
  TCP(6, 20, true),
  TCP_WITH_OPTIONS(6, 32, true),
  UDP(17, 8, true),
  SCTP(132, 12, true),
  UDP_LITE(136, 8, true),
  ICMP_REQUEST(1, 8, 8),
  ICMP_REPLY(1, 8, 0),
  ICMP_UNREACHABLE(1, 8, 3),
  ICMP_TIMESTAMP(1, 20, 13),
  ICMPV6_REQUEST(58, 8, 128),
  ICMPV6_REPLY(58, 8, 129),
  ICMPV6_UNREACHABLE(58, 8, 1),
  ICMPV6_NEIGHBOUR(58, 24, 135),
  RAW_253(253, 8, false),
  ESP(50, 8, false),
  GRE(47, 4, false),
  NO_NEXT_HEADER(59, 0, false);

  static final int SOURCE_PORT = 40_001;
  static final int DESTINATION_PORT = 4_433;
  static final int IDENTIFIER = 0xbeef;
  private static final int NOT_ICMP = -1;

  private final int protocol;
  private final int headerLength;
  private final boolean ported;
  private final int icmpType;

  Transport(int protocol, int headerLength, boolean ported) {
    this.protocol = protocol;
    this.headerLength = headerLength;
    this.ported = ported;
    this.icmpType = NOT_ICMP;
  }

  Transport(int protocol, int headerLength, int icmpType) {
    this.protocol = protocol;
    this.headerLength = headerLength;
    this.ported = false;
    this.icmpType = icmpType;
  }

  int protocol() {
    return protocol;
  }

  int headerLength() {
    return headerLength;
  }

  /// Bytes of every packet that come again in each segment.
  int repeated() {
    return ported ? headerLength : 0;
  }

  Ports ports() {
    if (ported) {
      return new Ports.Pair(SOURCE_PORT, DESTINATION_PORT);
    }
    return switch (this) {
      case ICMP_REQUEST, ICMP_REPLY, ICMPV6_REQUEST, ICMPV6_REPLY -> new Ports.Echo(IDENTIFIER);
      default -> Ports.NONE;
    };
  }

  byte[] header() {
    ByteBuffer header = ByteBuffer.allocate(Math.max(headerLength, 4));
    if (icmpType == NOT_ICMP) {
      header.putShort((short) SOURCE_PORT).putShort((short) DESTINATION_PORT);
    } else {
      header.put((byte) icmpType).put((byte) 0).putShort((short) 0x1234);
      header.putShort((short) IDENTIFIER);
    }
    if (protocol == 6) {
      header.put(12, (byte) (headerLength / 4 << 4)).put(13, (byte) 0x18);
    }
    byte[] bytes = new byte[headerLength];
    header.get(0, bytes);
    return bytes;
  }
}
