package telltale.helper.packet;

import jnr.ffi.Pointer;

/// BPF_PROG_TEST_RUN of one program: buffers and the two structures of the call, reused. Confined
/// to one thread.
final class TestRun {

  /// What one page leaves beside the buffer's head room and its shared info.
  static final int MOST_BYTES = 3_000;

  private static final int EINVAL = 22;
  private static final int OPTIONS_BYTES = 80;
  private static final int OPTIONS_DATA_IN = 8;
  private static final int OPTIONS_DATA_IN_BYTES = 24;
  private static final int OPTIONS_DATA_OUT_BYTES = 28;
  private static final int OPTIONS_CONTEXT_IN = 32;
  private static final int OPTIONS_CONTEXT_IN_BYTES = 48;
  private static final int OPTIONS_REPEAT = 60;
  private static final int OPTIONS_DURATION = 64;
  private static final int CONTEXT_BYTES = 192;
  private static final int CONTEXT_WIRE_LENGTH = 160;
  private static final int CONTEXT_GSO_SEGMENTS = 164;
  private static final int CONTEXT_GSO_SIZE = 176;

  private final TestRunLibrary library;
  private final int programFd;
  private final Pointer options;
  private final Pointer context;
  private final Pointer data;

  TestRun(TestRunLibrary library, int programFd) {
    this.library = library;
    this.programFd = programFd;
    this.options = LoadedObject.allocate(library, OPTIONS_BYTES);
    this.context = LoadedObject.allocate(library, CONTEXT_BYTES);
    this.data = LoadedObject.allocate(library, MOST_BYTES);
    options.putLong(0, OPTIONS_BYTES);
    options.putPointer(OPTIONS_DATA_IN, data);
    options.putPointer(OPTIONS_CONTEXT_IN, context);
    options.putInt(OPTIONS_CONTEXT_IN_BYTES, CONTEXT_BYTES);
  }

  /// Runs the program on a frame.
  ///
  /// @param repeat how often, on the same buffer
  /// @return whether the kernel could express it
  boolean run(byte[] frame, Offload offload, int repeat) {
    data.put(0, frame, 0, frame.length);
    options.putInt(OPTIONS_DATA_IN_BYTES, frame.length);
    // The call leaves the length of the result here, which would be the room for the next one.
    options.putInt(OPTIONS_DATA_OUT_BYTES, 0);
    options.putInt(OPTIONS_REPEAT, repeat);
    context.putInt(CONTEXT_WIRE_LENGTH, offload.wireLength());
    context.putInt(CONTEXT_GSO_SEGMENTS, offload.gsoSegments());
    context.putInt(CONTEXT_GSO_SIZE, offload.gsoSize());
    int result = library.bpf_prog_test_run_opts(programFd, options);
    if (result != 0 && result != -EINVAL) {
      throw new IllegalStateException("BPF_PROG_TEST_RUN failed with error " + -result);
    }
    return result == 0;
  }

  /// Nanoseconds of each repetition of the last run, the kernel's own measurement.
  int nanos() {
    return options.getInt(OPTIONS_DURATION);
  }
}
