package telltale.helper.event;

import java.nio.ByteBuffer;
import telltale.wire.Volume;

/// What a flow has carried since the kernel first saw it.
///
/// @param sent from this machine
/// @param received by this machine
/// @param ifindex the interface that counts the flow
public record Counters(Volume sent, Volume received, int ifindex) {

  /// The size of one CPU's share in the kernel's map.
  public static final int BYTES = EventLayout.COUNTERS_BYTES;

  /// Nothing yet.
  public static final Counters NONE = new Counters(Volume.NONE, Volume.NONE, 0);

  /// What was carried since an earlier reading of the same entry.
  public Counters since(Counters earlier) {
    return earlier.agreesWith(NONE)
        ? this
        : new Counters(sent.minus(earlier.sent), received.minus(earlier.received), ifindex);
  }

  /// Packets of both directions.
  public long packets() {
    return sent.packets() + received.packets();
  }

  /// Whether both count the same. Written out for the same reason as [FlowKey#equals].
  public boolean agreesWith(Counters other) {
    return sent.bytes() == other.sent.bytes()
        && sent.packets() == other.sent.packets()
        && received.bytes() == other.received.bytes()
        && received.packets() == other.received.packets();
  }

  /// Adds up the shares of all CPUs, which lie one after the other.
  ///
  /// @param bytes in native byte order
  /// @param offset of the first share
  /// @param cpus how many shares there are
  public static Counters sum(ByteBuffer bytes, int offset, int cpus) {
    long sentBytes = 0;
    long sentPackets = 0;
    long receivedBytes = 0;
    long receivedPackets = 0;
    int ifindex = 0;
    for (int cpu = 0; cpu < cpus; cpu++) {
      int share = offset + cpu * BYTES;
      sentBytes += bytes.getLong(share + EventLayout.COUNTERS_SENT_BYTES);
      sentPackets += bytes.getLong(share + EventLayout.COUNTERS_SENT_PACKETS);
      receivedBytes += bytes.getLong(share + EventLayout.COUNTERS_RECEIVED_BYTES);
      receivedPackets += bytes.getLong(share + EventLayout.COUNTERS_RECEIVED_PACKETS);
      ifindex = Math.max(ifindex, bytes.getInt(share + EventLayout.COUNTERS_IFINDEX));
    }
    return new Counters(
        new Volume(sentBytes, sentPackets), new Volume(receivedBytes, receivedPackets), ifindex);
  }
}
