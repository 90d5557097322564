package telltale.helper.event;

import java.nio.ByteBuffer;
import telltale.wire.Owner;

/// Whose a socket is, as the kernel saw it at the moment it mattered.
///
/// @param evidence how the process is known, or why it is not
/// @param tgid the process; 0 when not known
/// @param startBootNanos when its thread group leader started, CLOCK_BOOTTIME
/// @param uid real user id
/// @param comm the thread group leader's name
public record KernelOwner(Owner evidence, int tgid, long startBootNanos, int uid, String comm) {

  /// Nobody knows.
  public static final KernelOwner UNKNOWN = new KernelOwner(Owner.Why.UNKNOWN, 0, 0, 0, "");

  /// Whether a process is named.
  public boolean isKnown() {
    return evidence instanceof Owner.How;
  }

  /// Whether a later word names a process, and another one, on whatever evidence.
  public boolean isCorrectedBy(KernelOwner later) {
    return later.isKnown()
        && !(isKnown() && tgid == later.tgid && startBootNanos == later.startBootNanos);
  }

  static KernelOwner read(ByteBuffer bytes, int offset) {
    Owner evidence =
        evidence(
            bytes.get(offset + EventLayout.OWNER_HOW), bytes.get(offset + EventLayout.OWNER_WHY));
    return new KernelOwner(
        evidence,
        bytes.getInt(offset + EventLayout.OWNER_TGID),
        bytes.getLong(offset + EventLayout.OWNER_START_BOOT_NANOS),
        bytes.getInt(offset + EventLayout.OWNER_UID),
        KernelText.read(bytes, offset + EventLayout.OWNER_COMM, EventLayout.OWNER_COMM_BYTES));
  }

  private static Owner evidence(byte how, byte why) {
    return switch (how) {
      case 1 -> Owner.How.CONNECT;
      case 2 -> Owner.How.ACCEPT;
      case 3 -> Owner.How.LISTEN;
      case 4 -> Owner.How.CREATE;
      case 5 -> Owner.How.SNAPSHOT;
      case 6 -> Owner.How.SEND;
      case 7 -> Owner.How.RECEIVE;
      default ->
          switch (why) {
            case 1 -> Owner.Why.KERNEL;
            case 2 -> Owner.Why.FORWARDED;
            default -> Owner.Why.UNKNOWN;
          };
    };
  }
}
