package telltale.helper.event;

import java.nio.ByteBuffer;

/// What the classifiers of one interface have seen, by direction and by what became of it.
///
/// @param sent what left
/// @param received what came in
public record InterfaceBooks(Side sent, Side received) {

  /// The size of one CPU's share in the kernel's map.
  public static final int SHARE_BYTES = EventLayout.BOOKS_BYTES;

  private static final int FATE_COUNTED = 0;
  private static final int FATE_ELSEWHERE = 1;
  private static final int FATE_NOT_IP = 2;
  private static final int FATE_REFUSED = 3;
  private static final int FATE_MAP_FULL = 4;

  /// Packets of one direction and one fate.
  ///
  /// @param bytes as the buffers held them, link headers included
  /// @param packets as many as there were buffers
  /// @param furtherBytes what the wire carries beyond the buffers: the headers of further packets
  /// @param furtherPackets packets that a buffer stood for besides the first
  public record Tally(long bytes, long packets, long furtherBytes, long furtherPackets) {

    static final Tally NONE = new Tally(0, 0, 0, 0);

    /// The sum of both.
    public Tally plus(Tally other) {
      return new Tally(
          bytes + other.bytes,
          packets + other.packets,
          furtherBytes + other.furtherBytes,
          furtherPackets + other.furtherPackets);
    }

    /// The same, with each packet on the wire counted for itself.
    public Tally onTheWire() {
      return new Tally(bytes + furtherBytes, packets + furtherPackets, 0, 0);
    }
  }

  /// One direction.
  ///
  /// @param counted went into a flow
  /// @param elsewhere belongs to a flow that is counted by another interface
  /// @param notIp is nothing that Telltale counts
  /// @param lost could not be read, or found the flow map full
  public record Side(Tally counted, Tally elsewhere, Tally notIp, Tally lost) {

    /// Everything, whatever became of it.
    public Tally all() {
      return counted.plus(elsewhere).plus(notIp).plus(lost);
    }
  }

  /// Adds up the shares of all CPUs, which lie one after the other.
  ///
  /// @param bytes in native byte order
  /// @param cpus how many shares there are
  public static InterfaceBooks sum(ByteBuffer bytes, int cpus) {
    return new InterfaceBooks(
        side(bytes, cpus, EventLayout.BOOKS_SENT), side(bytes, cpus, EventLayout.BOOKS_RECEIVED));
  }

  private static Side side(ByteBuffer bytes, int cpus, int offset) {
    return new Side(
        tally(bytes, cpus, offset, FATE_COUNTED),
        tally(bytes, cpus, offset, FATE_ELSEWHERE),
        tally(bytes, cpus, offset, FATE_NOT_IP),
        tally(bytes, cpus, offset, FATE_REFUSED).plus(tally(bytes, cpus, offset, FATE_MAP_FULL)));
  }

  private static Tally tally(ByteBuffer bytes, int cpus, int offset, int fate) {
    Tally sum = Tally.NONE;
    for (int cpu = 0; cpu < cpus; cpu++) {
      int at = cpu * SHARE_BYTES + offset + fate * EventLayout.TALLY_BYTES;
      sum =
          sum.plus(
              new Tally(
                  bytes.getLong(at + EventLayout.TALLY_BUFFER_BYTES),
                  bytes.getLong(at + EventLayout.TALLY_PACKETS),
                  bytes.getLong(at + EventLayout.TALLY_FURTHER_BYTES),
                  bytes.getLong(at + EventLayout.TALLY_FURTHER_PACKETS)));
    }
    return sum;
  }
}
