package telltale.helper.bpf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;

/// Commands of bpf(2), given to the kernel without a library between: what an intruder would do.
final class BpfCalls {

  private static final int MAP_CREATE = 0;
  private static final int PROG_LOAD = 5;
  private static final int ATTRIBUTE_BYTES = 128;
  // r0 = 0; exit.
  private static final long[] SMALLEST = {0x00000000000000b7L, 0x0000000000000095L};

  private BpfCalls() {}

  /// libc as a test needs it.
  public interface Calls {
    /// syscall(2) with the three arguments of bpf(2).
    long syscall(long number, int command, Pointer attributes, int size);

    /// Gives a descriptor back.
    int close(int descriptor);
  }

  static String loadProgram() throws IOException {
    Calls libc = LibraryLoader.create(Calls.class).load("c");
    Pointer code = Memory.allocateDirect(Runtime.getRuntime(libc), 8 * SMALLEST.length, true);
    for (int i = 0; i < SMALLEST.length; i++) {
      code.putLong(8L * i, SMALLEST[i]);
    }
    Pointer licence = Memory.allocateDirect(Runtime.getRuntime(libc), 8, true);
    licence.putString(0, "GPL", 4, StandardCharsets.US_ASCII);
    Pointer attributes = attributes(libc);
    attributes.putInt(0, 1); // BPF_PROG_TYPE_SOCKET_FILTER
    attributes.putInt(4, SMALLEST.length);
    attributes.putAddress(8, code.address());
    attributes.putAddress(16, licence.address());
    return call(libc, PROG_LOAD, attributes);
  }

  static String makeMap() throws IOException {
    Calls libc = LibraryLoader.create(Calls.class).load("c");
    Pointer attributes = attributes(libc);
    attributes.putInt(0, 2); // BPF_MAP_TYPE_ARRAY
    attributes.putInt(4, 4);
    attributes.putInt(8, 8);
    attributes.putInt(12, 1);
    return call(libc, MAP_CREATE, attributes);
  }

  private static Pointer attributes(Calls libc) {
    return Memory.allocateDirect(Runtime.getRuntime(libc), ATTRIBUTE_BYTES, true);
  }

  private static String call(Calls libc, int command, Pointer attributes) throws IOException {
    long number = isX86() ? 321 : 280;
    long made = libc.syscall(number, command, attributes, ATTRIBUTE_BYTES);
    if (made < 0) {
      throw new IOException("refused");
    }
    libc.close((int) made);
    return "made";
  }

  private static boolean isX86() {
    return System.getProperty("os.arch").equals("amd64");
  }
}
