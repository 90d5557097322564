package telltale.helper.event;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import telltale.wire.Endpoint;
import telltale.wire.Protocol;

/// A 5-tuple as the kernel keys it. Addresses are 16 bytes in network order, split into two longs
/// so that a key compares and hashes without an array.
///
/// @param localHigh first eight bytes of the local address
/// @param localLow last eight bytes of the local address
/// @param remoteHigh first eight bytes of the remote address
/// @param remoteLow last eight bytes of the remote address
/// @param localPort host order
/// @param remotePort host order
/// @param protocolNumber IP protocol
public record FlowKey(
    long localHigh,
    long localLow,
    long remoteHigh,
    long remoteLow,
    int localPort,
    int remotePort,
    int protocolNumber) {

  /// The size of a key in the kernel's maps.
  public static final int BYTES = EventLayout.KEY_BYTES;

  /// Reads a key at an offset of a buffer in native byte order.
  public static FlowKey read(ByteBuffer bytes, int offset) {
    return new FlowKey(
        networkLong(bytes, offset + EventLayout.KEY_LOCAL_ADDRESS),
        networkLong(bytes, offset + EventLayout.KEY_LOCAL_ADDRESS + 8),
        networkLong(bytes, offset + EventLayout.KEY_REMOTE_ADDRESS),
        networkLong(bytes, offset + EventLayout.KEY_REMOTE_ADDRESS + 8),
        Short.toUnsignedInt(bytes.getShort(offset + EventLayout.KEY_LOCAL_PORT)),
        Short.toUnsignedInt(bytes.getShort(offset + EventLayout.KEY_REMOTE_PORT)),
        Byte.toUnsignedInt(bytes.get(offset + EventLayout.KEY_PROTOCOL)));
  }

  /// The key as the kernel wants it, to look up or delete.
  public byte[] toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.BIG_ENDIAN);
    bytes.putLong(localHigh).putLong(localLow).putLong(remoteHigh).putLong(remoteLow);
    bytes.order(ByteOrder.nativeOrder());
    bytes.putShort((short) localPort).putShort((short) remotePort).put((byte) protocolNumber);
    return bytes.array();
  }

  // Written out: keys are hashed all the time, and what the compiler makes for a record goes
  // through
  // method handles, which the helper's quick compiler does not see through.
  @Override
  public int hashCode() {
    long mixed = (localLow * 31 + remoteLow) * 31 + (localHigh * 31 + remoteHigh);
    mixed = mixed * 31 + (((long) localPort << 24) | ((long) remotePort << 8) | protocolNumber);
    return Long.hashCode(mixed * 0x9E37_79B9_7F4A_7C15L);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FlowKey key
        && localLow == key.localLow
        && remoteLow == key.remoteLow
        && localPort == key.localPort
        && remotePort == key.remotePort
        && localHigh == key.localHigh
        && remoteHigh == key.remoteHigh
        && protocolNumber == key.protocolNumber;
  }

  /// The end on this machine.
  public Endpoint local() {
    return new Endpoint(address(localHigh, localLow), localPort);
  }

  /// The other end.
  public Endpoint remote() {
    return new Endpoint(address(remoteHigh, remoteLow), remotePort);
  }

  /// The transport.
  public Protocol protocol() {
    return new Protocol(protocolNumber);
  }

  /// Whether it is TCP, the protocol whose connections have an end of their own.
  public boolean isTcp() {
    return protocolNumber == Protocol.TCP.number();
  }

  private static long networkLong(ByteBuffer bytes, int offset) {
    long value = bytes.getLong(offset);
    return bytes.order() == ByteOrder.BIG_ENDIAN ? value : Long.reverseBytes(value);
  }

  private static InetAddress address(long high, long low) {
    byte[] bytes = ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    try {
      // Turns an IPv4-mapped address into an IPv4 address, which is what people know it as.
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException impossible) {
      throw new AssertionError("sixteen bytes are an address", impossible);
    }
  }
}
