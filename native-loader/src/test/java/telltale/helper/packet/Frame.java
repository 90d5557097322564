package telltale.helper.packet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import telltale.helper.packet.Reading.Address;
import telltale.helper.packet.Reading.Counted;
import telltale.helper.packet.Reading.Hosts;
import telltale.helper.packet.Reading.Ports;

/// A well-formed frame under construction. It knows what it means because it was told what to be,
/// not by reading itself. Immutable: every word gives another frame.
///
/// @param tags types of the VLAN tags, outermost first
/// @param version 4 or 6
/// @param options bytes of IPv4 options
/// @param extensions IPv6 extension headers (or an IPv4 authentication header), outermost first
/// @param fragment the fragment word: position in units of 8 bytes, and more to come
/// @param transport what is carried
/// @param payload bytes behind the transport header
record Frame(
    List<Integer> tags,
    int version,
    int options,
    List<Integer> extensions,
    Fragment fragment,
    Transport transport,
    int payload) {

  static final int HOP_BY_HOP = 0;
  static final int ROUTING = 43;
  static final int FRAGMENT = 44;
  static final int AUTHENTICATION = 51;
  static final int DESTINATION = 60;
  static final int LINK_HEADER = 14;
  private static final byte[] SOURCE_4 = {10, 1, 2, 3};
  private static final byte[] DESTINATION_4 = {(byte) 203, 0, 113, 9};
  private static final int EXTENSION_UNITS = 2;

  /// Where in its packet a fragment lies.
  record Fragment(int position, boolean more) {

    static final Fragment WHOLE = new Fragment(0, false);

    boolean later() {
      return position > 0;
    }
  }

  static Frame of(int version, Transport transport) {
    return new Frame(List.of(), version, 0, List.of(), Fragment.WHOLE, transport, 100);
  }

  Frame tags(List<Integer> types) {
    return new Frame(types, version, options, extensions, fragment, transport, payload);
  }

  Frame options(int bytes) {
    return new Frame(tags, version, bytes, extensions, fragment, transport, payload);
  }

  Frame extensions(List<Integer> numbers) {
    return new Frame(tags, version, options, numbers, fragment, transport, payload);
  }

  Frame fragment(int position, boolean more) {
    Fragment place = new Fragment(position, more);
    return new Frame(tags, version, options, extensions, place, transport, payload);
  }

  Frame payload(int bytes) {
    return new Frame(tags, version, options, extensions, fragment, transport, bytes);
  }

  int linkLength() {
    return LINK_HEADER + 4 * tags.size();
  }

  int networkLength() {
    return (version == 4 ? 20 + options : 40) + extensions.stream().mapToInt(Frame::length).sum();
  }

  int packetLength() {
    return networkLength() + (fragment.later() ? 0 : transport.headerLength()) + payload;
  }

  Packet named(String name) {
    return new Packet(name, bytes(), Offload.NONE, meaning(packetLength(), 1));
  }

  Counted meaning(long bytes, long packets) {
    return new Counted(
        hosts(),
        transport.protocol(),
        fragment.later() ? Ports.NONE : transport.ports(),
        bytes,
        packets);
  }

  Hosts hosts() {
    return version == 4
        ? new Hosts(Address.of(SOURCE_4), Address.of(DESTINATION_4))
        : new Hosts(Address.of(address6(1)), Address.of(address6(2)));
  }

  byte[] bytes() {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes(new byte[] {2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1});
    for (int type : tags) {
      frame.writeBytes(words(type, 0x2064));
    }
    frame.writeBytes(words(version == 4 ? 0x0800 : 0x86dd));
    frame.writeBytes(version == 4 ? header4() : header6());
    for (int i = 0; i < extensions.size(); i++) {
      frame.writeBytes(extension(extensions.get(i), protocolAt(i + 1)));
    }
    if (!fragment.later()) {
      frame.writeBytes(transport.header());
    }
    byte[] data = new byte[payload];
    for (int i = 0; i < payload; i++) {
      data[i] = (byte) (0x55 + i);
    }
    frame.writeBytes(data);
    return frame.toByteArray();
  }

  private int protocolAt(int index) {
    return index < extensions.size() ? extensions.get(index) : transport.protocol();
  }

  private int fragmentWord(int positionShift, int moreBit) {
    return fragment.position() << positionShift | (fragment.more() ? moreBit : 0);
  }

  private byte[] header4() {
    ByteBuffer header = ByteBuffer.allocate(20 + options);
    header.put((byte) (4 << 4 | header.capacity() / 4)).put((byte) 0);
    header.putShort((short) packetLength()).putShort((short) 0x1d1d);
    header.putShort((short) fragmentWord(0, 0x2000));
    header.put((byte) 64).put((byte) protocolAt(0)).putShort((short) 0);
    header.put(SOURCE_4).put(DESTINATION_4);
    while (header.hasRemaining()) {
      header.put((byte) 1);
    }
    return header.array();
  }

  private byte[] header6() {
    ByteBuffer header = ByteBuffer.allocate(40);
    header.putInt(6 << 28).putShort((short) (packetLength() - 40));
    header.put((byte) protocolAt(0)).put((byte) 64).put(address6(1)).put(address6(2));
    return header.array();
  }

  private static byte[] address6(int host) {
    byte[] address = new byte[16];
    address[0] = 0x20;
    address[1] = 0x01;
    address[2] = 0x0d;
    address[3] = (byte) 0xb8;
    address[15] = (byte) host;
    return address;
  }

  static int length(int extension) {
    return switch (extension) {
      case FRAGMENT -> 8;
      case AUTHENTICATION -> 4 * (EXTENSION_UNITS + 2);
      default -> 8 * (EXTENSION_UNITS + 1);
    };
  }

  private byte[] extension(int number, int next) {
    ByteBuffer header = ByteBuffer.allocate(length(number));
    header.put((byte) next).put((byte) (number == FRAGMENT ? 0 : EXTENSION_UNITS));
    if (number == FRAGMENT) {
      header.putShort((short) fragmentWord(3, 1)).putInt(0x1d1d1d1d);
    }
    return header.array();
  }

  private static byte[] words(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * values.length);
    for (int value : values) {
      bytes.putShort((short) value);
    }
    return bytes.array();
  }
}
