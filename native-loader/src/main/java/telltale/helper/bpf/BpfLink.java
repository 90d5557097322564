package telltale.helper.bpf;

import jnr.ffi.Pointer;

/// An attachment that lasts until it is closed or the process ends, whatever ends it.
public final class BpfLink implements AutoCloseable {

  private final int fd;
  private final Runnable detach;

  private BpfLink(int fd, Runnable detach) {
    this.fd = fd;
    this.detach = detach;
  }

  static BpfLink ofLibbpf(Native natives, Pointer link) {
    return new BpfLink(
        natives.libbpf().bpf_link__fd(link), () -> natives.libbpf().bpf_link__destroy(link));
  }

  static BpfLink ofDescriptor(Native natives, int fd) {
    return new BpfLink(fd, () -> natives.libc().close(fd));
  }

  int fd() {
    return fd;
  }

  @Override
  public void close() {
    detach.run();
  }
}
