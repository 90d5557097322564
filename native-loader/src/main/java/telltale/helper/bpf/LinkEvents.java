package telltale.helper.bpf;

import java.util.HashSet;
import java.util.Set;
import jnr.ffi.Pointer;

/// Hears from the kernel when interfaces of this namespace come, change and go. A list of
/// interfaces would not do: one that was removed and made again under the same index looks the
/// same, and has nothing attached. Confined to one thread.
public final class LinkEvents implements AutoCloseable {

  private static final int AF_NETLINK = 16;
  private static final int SOCK_RAW_CLOEXEC_NONBLOCK = 3 | 0x80000 | 0x800;
  private static final int NETLINK_ROUTE = 0;
  private static final int RTMGRP_LINK = 1;
  private static final short RTM_DELLINK = 17;
  private static final int ADDRESS_BYTES = 12;
  private static final int ADDRESS_GROUPS = 8;
  private static final int HEADER_BYTES = 16;
  private static final int HEADER_TYPE = 4;
  private static final int FAMILY = HEADER_BYTES;
  private static final int IFINDEX = HEADER_BYTES + 4;
  private static final int IFINFO_END = HEADER_BYTES + 16;
  private static final int BUFFER_BYTES = 32 * 1024;
  private static final int ENOBUFS = 105;

  private final Native natives;
  private final int fd;
  private final Pointer buffer;

  private LinkEvents(Native natives, int fd) {
    this.natives = natives;
    this.fd = fd;
    this.buffer = natives.allocate(BUFFER_BYTES);
  }

  /// What happened since the last question.
  ///
  /// @param any whether anything happened
  /// @param removed the indices of interfaces that are gone, or were gone for a moment
  /// @param overflow there was too much to tell: any interface may have been gone
  public record Changes(boolean any, Set<Integer> removed, boolean overflow) {}

  /// Listens from now on.
  public static LinkEvents open(Native natives) throws BpfException {
    int fd = natives.libc().socket(AF_NETLINK, SOCK_RAW_CLOEXEC_NONBLOCK, NETLINK_ROUTE);
    Pointer address = natives.allocate(ADDRESS_BYTES);
    address.putShort(0, (short) AF_NETLINK);
    address.putInt(ADDRESS_GROUPS, RTMGRP_LINK);
    if (fd < 0 || natives.libc().bind(fd, address, ADDRESS_BYTES) != 0) {
      int errno = natives.lastErrno();
      natives.libc().close(fd);
      throw new BpfException("listening for network interfaces", errno, "Start again.");
    }
    return new LinkEvents(natives, fd);
  }

  /// Takes what has been said; never waits.
  public Changes take() {
    Set<Integer> removed = new HashSet<>();
    boolean any = false;
    boolean overflow = false;
    while (true) {
      int length = (int) natives.libc().recv(fd, buffer, BUFFER_BYTES, 0);
      if (length >= 0) {
        read(length, removed);
      } else if (natives.lastErrno() == ENOBUFS) {
        // Said once; what is still queued comes after it.
        overflow = true;
      } else {
        return new Changes(any, removed, overflow);
      }
      any = true;
    }
  }

  private void read(int length, Set<Integer> removed) {
    int at = 0;
    while (at + IFINFO_END <= length) {
      // A port that leaves its bridge is told as removed from the family of bridges.
      if (buffer.getShort(at + HEADER_TYPE) == RTM_DELLINK && buffer.getByte(at + FAMILY) == 0) {
        removed.add(buffer.getInt(at + IFINDEX));
      }
      at += Math.max(HEADER_BYTES, (buffer.getInt(at) + 3) & ~3);
    }
  }

  @Override
  public void close() {
    natives.libc().close(fd);
  }
}
