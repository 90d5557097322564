package telltale.helper.packet;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import telltale.helper.packet.Reading.Counted;
import telltale.helper.packet.Reading.Hosts;
import telltale.helper.packet.Reading.NotIp;
import telltale.helper.packet.Reading.Ports;
import telltale.helper.packet.Reading.Refused;

/// What a frame means, read from its first byte on: the opinion that the classifiers are held
/// against. It shares nothing with them: where they jump to offsets and check each, this consumes a
/// buffer from the front, whose end is where the packet says that it ends.
final class FrameReader {

  private static final Set<Integer> TAGS = Set.of(0x8100, 0x88a8);
  private static final int MOST_TAGS = 3;
  private static final int LINK_HEADER = 14;
  private static final int TAG = 4;
  private static final int PADDED_TO = 46;
  private static final int MOST_EXTENSIONS = 6;
  private static final int AUTHENTICATION = 51;
  private static final int FRAGMENT = 44;
  private static final Set<Integer> BY_EIGHTS = Set.of(0, 43, 60);
  private static final Map<Integer, Integer> PORTED = Map.of(6, 20, 17, 8, 132, 12, 136, 8);
  private static final Map<Integer, Set<Integer>> ECHOES =
      Map.of(1, Set.of(0, 8), 58, Set.of(128, 129));

  private final Offload offload;
  private final Way way;
  private final int frameLength;
  private int linkLength = LINK_HEADER;

  private FrameReader(Offload offload, Way way, int frameLength) {
    this.offload = offload;
    this.way = way;
    this.frameLength = frameLength;
  }

  /// Reads a frame that begins with its Ethernet header.
  static Reading read(byte[] frame, Offload offload, Way way) {
    return new FrameReader(offload, way, frame.length).readLink(ByteBuffer.wrap(frame));
  }

  private Reading readLink(ByteBuffer rest) {
    rest.position(LINK_HEADER - Short.BYTES);
    int type = word(rest);
    for (int tags = 0; TAGS.contains(type); tags++) {
      if (tags == MOST_TAGS || rest.remaining() < TAG) {
        return new Refused();
      }
      word(rest);
      type = word(rest);
      linkLength += TAG;
    }
    return switch (type) {
      case 0x0800 -> readIpv4(rest.slice());
      case 0x86dd -> readIpv6(rest.slice());
      default -> new NotIp();
    };
  }

  private Reading readIpv4(ByteBuffer rest) {
    int held = rest.remaining();
    if (held < 20) {
      return new Refused();
    }
    int first = octet(rest);
    int headerLength = (first & 15) << 2;
    octet(rest);
    int claimed = claimed(word(rest), 0, held);
    if (first >> 4 != 4 || headerLength < 20 || claimed < headerLength || held < headerLength) {
      return new Refused();
    }
    word(rest);
    int position = word(rest) & 0x1fff;
    octet(rest);
    int protocol = octet(rest);
    word(rest);
    Hosts hosts = new Hosts(address(rest, 4), address(rest, 4));
    rest.limit(Math.min(claimed, held)).position(headerLength);
    Inner inner = new Inner(rest, protocol, position > 0);
    if (protocol == AUTHENTICATION && !inner.later) {
      inner.skip();
    }
    return inner.read(hosts, held);
  }

  private Reading readIpv6(ByteBuffer rest) {
    int held = rest.remaining();
    if (held < 40) {
      return new Refused();
    }
    int version = octet(rest) >> 4;
    octet(rest);
    word(rest);
    int claimed = claimed(word(rest), 40, held);
    int next = octet(rest);
    octet(rest);
    if (version != 6) {
      return new Refused();
    }
    Hosts hosts = new Hosts(address(rest, 16), address(rest, 16));
    rest.limit(Math.min(claimed, held));
    Inner inner = new Inner(rest, next, false);
    int extensions = 0;
    while (extensions < MOST_EXTENSIONS && !inner.later && inner.skip()) {
      extensions++;
    }
    return inner.read(hosts, held);
  }

  /// A length field is too short for a super-packet, and then 0.
  private int claimed(int field, int extra, int held) {
    return field == 0 && offload.gsoSize() > 0 ? held : field + extra;
  }

  private static int octet(ByteBuffer rest) {
    return Byte.toUnsignedInt(rest.get());
  }

  private static int word(ByteBuffer rest) {
    return Short.toUnsignedInt(rest.getShort());
  }

  private static Reading.Address address(ByteBuffer rest, int length) {
    byte[] bytes = new byte[length];
    rest.get(bytes);
    return Reading.Address.of(bytes);
  }

  /// What an IP header carries: its buffer begins behind that header and ends with the packet.
  private final class Inner {

    private final ByteBuffer rest;
    private int protocol;
    private boolean later;
    private int beyond;

    Inner(ByteBuffer rest, int protocol, boolean later) {
      this.rest = rest;
      this.protocol = protocol;
      this.later = later;
    }

    /// Takes one extension header off the front, if there is one.
    boolean skip() {
      boolean extension =
          BY_EIGHTS.contains(protocol) || protocol == FRAGMENT || protocol == AUTHENTICATION;
      if (!extension || beyond > 0 || rest.remaining() < 4) {
        return false;
      }
      ByteBuffer header = rest.slice();
      int next = octet(header);
      int units = octet(header);
      int length =
          switch (protocol) {
            case FRAGMENT -> 8;
            case AUTHENTICATION -> 4 * (units + 2);
            default -> 8 * (units + 1);
          };
      later = protocol == FRAGMENT && word(header) >> 3 != 0;
      protocol = next;
      advance(length);
      return true;
    }

    private void advance(int length) {
      int step = Math.min(length, rest.remaining());
      beyond += length - step;
      rest.position(rest.position() + step);
    }

    Reading read(Hosts hosts, int held) {
      Ports ports = later || beyond > 0 || rest.remaining() < 8 ? Ports.NONE : readPorts();
      int carried = held > PADDED_TO ? held : rest.limit();
      return size(new Counted(hosts, protocol, ports, carried, 1), rest.position());
    }

    private Ports readPorts() {
      ByteBuffer header = rest.slice();
      Set<Integer> echoes = ECHOES.get(protocol);
      if (echoes != null) {
        return echoes.contains(octet(header))
            ? new Ports.Echo(Short.toUnsignedInt(header.getShort(4)))
            : Ports.NONE;
      }
      Integer length = PORTED.get(protocol);
      if (length == null) {
        return Ports.NONE;
      }
      advance(protocol == 6 ? tcpLength(header) : length);
      return new Ports.Pair(word(header), word(header));
    }

    private int tcpLength(ByteBuffer header) {
      return header.remaining() < 14 ? 0 : Byte.toUnsignedInt(header.get(12)) >> 4 << 2;
    }
  }

  /// Adds the headers of the packets that the buffer stands for beyond the first.
  private Counted size(Counted one, int headers) {
    if (offload.gsoSize() == 0) {
      return one;
    }
    long payload = one.bytes() - headers;
    long packets =
        offload.gsoSegments() > 0
            ? offload.gsoSegments()
            : Math.max(1, Math.ceilDiv(payload, offload.gsoSize()));
    if (packets == 1) {
      return one;
    }
    long bytes = one.bytes() + (packets - 1) * headers;
    if (way == Way.OUT) {
      long wire = offload.wireLength() == 0 ? frameLength : offload.wireLength();
      bytes = Math.max(bytes, wire - packets * linkLength);
    }
    return new Counted(one.hosts(), one.protocol(), one.ports(), bytes, packets);
  }
}
