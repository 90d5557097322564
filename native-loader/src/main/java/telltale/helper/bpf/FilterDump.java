package telltale.helper.bpf;

import jnr.ffi.Pointer;

/// Asks the kernel by netlink whether an interface's clsact carries a filter of anybody. libbpf
/// can only ask for one by its handle.
final class FilterDump {

  private static final int AF_NETLINK = 16;
  private static final int SOCK_RAW_CLOEXEC = 3 | 0x80000;
  private static final int NETLINK_ROUTE = 0;
  private static final short NLM_F_REQUEST_DUMP = 0x301;
  private static final short RTM_NEWTFILTER = 44;
  private static final short RTM_GETTFILTER = 46;
  private static final int HEADER_BYTES = 16;
  private static final int REQUEST_BYTES = HEADER_BYTES + 20;
  private static final int REPLY_BYTES = 32 * 1024;
  private static final int INGRESS = 0xFFFFFFF2;
  private static final int EGRESS = 0xFFFFFFF3;

  private final Native natives;

  FilterDump(Native natives) {
    this.natives = natives;
  }

  /// Whether there is a filter on either side; true as well when the kernel does not say.
  boolean hasAny(int ifindex) {
    int fd = natives.libc().socket(AF_NETLINK, SOCK_RAW_CLOEXEC, NETLINK_ROUTE);
    if (fd < 0) {
      return true;
    }
    try {
      return hasAny(fd, ifindex, INGRESS) || hasAny(fd, ifindex, EGRESS);
    } finally {
      natives.libc().close(fd);
    }
  }

  private boolean hasAny(int fd, int ifindex, int parent) {
    Pointer request = natives.allocate(REQUEST_BYTES);
    request.putInt(0, REQUEST_BYTES);
    request.putShort(4, RTM_GETTFILTER);
    request.putShort(6, NLM_F_REQUEST_DUMP);
    request.putInt(HEADER_BYTES + 4, ifindex);
    request.putInt(HEADER_BYTES + 12, parent);
    if (natives.libc().send(fd, request, REQUEST_BYTES, 0) != REQUEST_BYTES) {
      return true;
    }
    Pointer reply = natives.allocate(REPLY_BYTES);
    // One read is enough: the first message is a filter, or the end of an empty list.
    long length = natives.libc().recv(fd, reply, REPLY_BYTES, 0);
    return length < HEADER_BYTES || reply.getShort(4) == RTM_NEWTFILTER;
  }
}
