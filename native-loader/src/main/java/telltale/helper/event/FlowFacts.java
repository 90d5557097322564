package telltale.helper.event;

import java.nio.ByteBuffer;
import java.util.Optional;
import telltale.wire.Direction;

/// What the kernel noted at the first packet of a flow.
///
/// @param owner of the socket
/// @param cookie of the socket, 0 when not known
/// @param openedBootNanos when the packet was seen, CLOCK_BOOTTIME
/// @param ifindex the interface that counts the flow
/// @param direction who began
/// @param otherNamespace whether the socket is in another network namespace
/// @param tunnel whether it carries other connections for a tunnel of the kernel
/// @param inner the same connection before its addresses were translated
public record FlowFacts(
    KernelOwner owner,
    long cookie,
    long openedBootNanos,
    int ifindex,
    Direction direction,
    boolean otherNamespace,
    boolean tunnel,
    Optional<FlowKey> inner) {

  private static final int OTHER_NAMESPACE = 1;
  private static final int TRANSLATED = 2;
  private static final int TUNNEL = 4;

  /// The size of an entry in the kernel's map.
  public static final int BYTES = EventLayout.FACTS_BYTES;

  /// Reads an entry at an offset of a buffer in native byte order.
  public static FlowFacts read(ByteBuffer bytes, int offset) {
    byte flags = bytes.get(offset + EventLayout.FACTS_FLAGS);
    return new FlowFacts(
        KernelOwner.read(bytes, offset + EventLayout.FACTS_OWNER),
        bytes.getLong(offset + EventLayout.FACTS_COOKIE),
        bytes.getLong(offset + EventLayout.FACTS_OPENED_BOOT_NANOS),
        bytes.getInt(offset + EventLayout.FACTS_IFINDEX),
        direction(bytes.get(offset + EventLayout.FACTS_DIRECTION)),
        (flags & OTHER_NAMESPACE) != 0,
        (flags & TUNNEL) != 0,
        (flags & TRANSLATED) != 0
            ? Optional.of(FlowKey.read(bytes, offset + EventLayout.FACTS_INNER))
            : Optional.empty());
  }

  static Direction direction(byte number) {
    return switch (number) {
      case 1 -> Direction.OUT;
      case 2 -> Direction.IN;
      default -> Direction.UNKNOWN;
    };
  }
}
