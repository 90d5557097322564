package telltale.helper.snapshot;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Writes what sock_diag answers, message by message.
final class Netlink {

  static final long WEB = 0xffff_0808_0808L;
  static final long US = 0xffff_0a01_0203L;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /// A socket of IPv4.
  Netlink ipv4(int state, int localPort, int remotePort, int inode) {
    ByteBuffer message = message(2, state, localPort, remotePort, inode);
    message.putInt(8, Integer.reverseBytes(0x0a01_0203));
    message.putInt(24, remotePort == 0 ? 0 : Integer.reverseBytes(0x0808_0808));
    return add(20, message.array());
  }

  /// A socket of IPv6 without addresses, and whether it refuses IPv4.
  Netlink ipv6(int state, int localPort, int inode, boolean only) {
    ByteBuffer attribute = ByteBuffer.allocate(80).order(ByteOrder.nativeOrder());
    attribute.put(message(10, state, localPort, 0, inode).array());
    attribute.putShort((short) 5).putShort((short) 11).put((byte) (only ? 1 : 0));
    return add(20, attribute.array());
  }

  Netlink done() {
    return add(3, new byte[4]);
  }

  Netlink refused() {
    return add(2, new byte[20]);
  }

  Netlink add(int type, byte[] payload) {
    return add(type, payload, 16 + payload.length);
  }

  Netlink add(int type, byte[] payload, int length) {
    ByteBuffer header = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder());
    header.putInt(length).putShort((short) type).putShort((short) 2);
    bytes.writeBytes(header.array());
    bytes.writeBytes(payload);
    return this;
  }

  void copy(Netlink other) {
    bytes.writeBytes(other.bytes.toByteArray());
  }

  ByteBuffer datagram() {
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  private static ByteBuffer message(
      int family, int state, int localPort, int remotePort, int inode) {
    ByteBuffer message = ByteBuffer.allocate(72).order(ByteOrder.nativeOrder());
    message.put(0, (byte) family).put(1, (byte) state);
    message.putShort(4, Short.reverseBytes((short) localPort));
    message.putShort(6, Short.reverseBytes((short) remotePort));
    message.putLong(44, 77).putInt(64, 1000).putInt(68, inode);
    return message;
  }
}
