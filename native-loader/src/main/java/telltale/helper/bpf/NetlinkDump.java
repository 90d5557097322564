package telltale.helper.bpf;

import java.nio.ByteBuffer;
import java.util.function.Predicate;
import jnr.ffi.Pointer;

/// Asks the kernel for a list by netlink. The kernel makes each datagram of the answer within the
/// call that asks for it, so nothing here ever waits.
public final class NetlinkDump {

  /// The family of sock_diag.
  public static final int SOCK_DIAG = 4;

  private static final int AF_NETLINK = 16;
  private static final int SOCK_RAW_CLOEXEC = 3 | 0x80000;
  private static final int MSG_DONTWAIT = 0x40;
  private static final int DATAGRAM_BYTES = 64 * 1024;

  private final Native natives;

  /// Asks through these libraries.
  public NetlinkDump(Native natives) {
    this.natives = natives;
  }

  /// Sends a request and hands over its answer.
  ///
  /// @param family of netlink
  /// @param request a whole message
  /// @param sink takes each datagram and says whether to read another; the buffer is valid during
  ///     the call only
  public void run(int family, byte[] request, Predicate<ByteBuffer> sink) {
    int fd = natives.libc().socket(AF_NETLINK, SOCK_RAW_CLOEXEC, family);
    if (fd < 0) {
      return;
    }
    try {
      exchange(fd, request, sink);
    } finally {
      natives.libc().close(fd);
    }
  }

  private void exchange(int fd, byte[] request, Predicate<ByteBuffer> sink) {
    Pointer message = natives.allocate(request.length);
    message.put(0, request, 0, request.length);
    if (natives.libc().send(fd, message, request.length, 0) != request.length) {
      return;
    }
    Pointer datagram = natives.allocate(DATAGRAM_BYTES);
    byte[] bytes = new byte[DATAGRAM_BYTES];
    boolean more = true;
    while (more) {
      int length = (int) natives.libc().recv(fd, datagram, DATAGRAM_BYTES, MSG_DONTWAIT);
      if (length <= 0) {
        return;
      }
      datagram.get(0, bytes, 0, length);
      more = sink.test(ByteBuffer.wrap(bytes, 0, length));
    }
  }
}
