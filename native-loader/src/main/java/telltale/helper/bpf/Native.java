package telltale.helper.bpf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;
import org.jspecify.annotations.Nullable;

/// Both libraries, loaded. Made once and handed down; holds nothing that must be closed.
public final class Native {

  /// The launcher says where it is; it has looked at who can write to it.
  private static final String LIBBPF = System.getProperty("telltale.libbpf", "libbpf.so.1");

  private static final int CLOCK_BOOTTIME = 7;
  private static final int TIMESPEC_BYTES = 16;
  private static final int SC_PAGESIZE = 30;
  private static final int IF_NAMEINDEX_ENTRY_BYTES = 16;

  private final Libbpf libbpf;
  private final Libc libc;
  private final Runtime runtime;
  private final Pointer time;

  private Native(Libbpf libbpf, Libc libc) {
    this.libbpf = libbpf;
    this.libc = libc;
    this.runtime = Runtime.getRuntime(libc);
    this.time = Memory.allocateDirect(runtime, TIMESPEC_BYTES, true);
  }

  /// Loads libc and libbpf.
  ///
  /// @throws BpfException when libbpf 1.0 or newer is not installed
  public static Native load() throws BpfException {
    Libc libc = LibraryLoader.create(Libc.class).load("c");
    try {
      Libbpf libbpf = LibraryLoader.create(Libbpf.class).failImmediately().load(LIBBPF);
      // libbpf would write its own words to standard error: what failed travels as a value instead.
      libbpf.libbpf_set_print(null);
      return new Native(libbpf, libc);
    } catch (UnsatisfiedLinkError missing) {
      throw new BpfException(
          "loading libbpf.so.1",
          BpfException.ENOENT,
          "Install libbpf 1.0 or newer (Debian, Ubuntu: apt install libbpf1; Fedora: dnf install"
              + " libbpf).");
    }
  }

  /// One network interface of this namespace.
  ///
  /// @param index names it until it is removed
  /// @param name for a person
  public record Interface(int index, String name) {}

  /// Every network interface of this namespace, up or down.
  public List<Interface> interfaces() {
    Pointer entries = libc.if_nameindex();
    List<Interface> found = new ArrayList<>();
    if (entries == null) {
      return found;
    }
    for (long offset = 0; entries.getInt(offset) != 0; offset += IF_NAMEINDEX_ENTRY_BYTES) {
      Pointer name = entries.getPointer(offset + 8);
      found.add(
          new Interface(entries.getInt(offset), name.getString(0, 16, StandardCharsets.UTF_8)));
    }
    libc.if_freenameindex(entries);
    return found;
  }

  /// CLOCK_BOOTTIME, the clock of every kernel record, in nanoseconds. Poll thread only.
  public long bootNanos() {
    libc.clock_gettime(CLOCK_BOOTTIME, time);
    return time.getLong(0) * 1_000_000_000L + time.getLong(8);
  }

  /// How many shares a per-CPU entry has.
  public int possibleCpus() {
    return libbpf.libbpf_num_possible_cpus();
  }

  long pageBytes() {
    return libc.sysconf(SC_PAGESIZE);
  }

  Libbpf libbpf() {
    return libbpf;
  }

  Libc libc() {
    return libc;
  }

  int lastErrno() {
    return runtime.getLastError();
  }

  Pointer allocate(int bytes) {
    return Memory.allocateDirect(runtime, bytes, true);
  }

  /// Gives the pointer, or throws what errno says.
  Pointer require(@Nullable Pointer pointer, String call, String hint) throws BpfException {
    if (pointer == null) {
      throw new BpfException(call, lastErrno(), hint);
    }
    return pointer;
  }
}
