package telltale.helper.bpf;

import jnr.ffi.Pointer;
import jnr.ffi.types.off_t;
import jnr.ffi.types.size_t;
import jnr.ffi.types.ssize_t;
import org.jspecify.annotations.Nullable;

/// The libc calls that Java has no word for.
///
/// Public only because jnr implements it from a class loader of its own.
@SuppressWarnings({"MemberName", "ParameterNumber"}) // names and shapes are the library's
public interface Libc {

  int open(String path, int flags);

  int close(int fd);

  int open_by_handle_at(int mountFd, Pointer handle, int flags);

  @ssize_t
  long read(int fd, Pointer buffer, @size_t long length);

  int poll(Pointer descriptors, long count, int timeoutMillis);

  Pointer mmap(
      @Nullable Pointer address,
      @size_t long length,
      int protection,
      int flags,
      int fd,
      @off_t long offset);

  int munmap(Pointer address, @size_t long length);

  int clock_gettime(int clock, Pointer time);

  @Nullable Pointer if_nameindex();

  void if_freenameindex(Pointer interfaces);

  long sysconf(int name);

  int socket(int domain, int type, int protocol);

  int bind(int fd, Pointer address, int length);

  @ssize_t
  long send(int fd, Pointer buffer, @size_t long length, int flags);

  @ssize_t
  long recv(int fd, Pointer buffer, @size_t long length, int flags);
}
