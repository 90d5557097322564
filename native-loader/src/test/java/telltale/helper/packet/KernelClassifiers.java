package telltale.helper.packet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import jnr.ffi.Pointer;
import telltale.helper.event.Counters;
import telltale.helper.event.FlowFacts;
import telltale.helper.event.FlowKey;
import telltale.helper.event.InterfaceBooks;
import telltale.helper.packet.FlowCount.Volumes;

/// Both classifiers, as the kernel's verifier and compiler made them, and what they have counted.
/// Confined to one thread.
final class KernelClassifiers implements AutoCloseable {

  /// As many flows as the map holds.
  static final int MOST_FLOWS = 32_768;

  /// How often a packet is shown: the first one of a flow is read with care, and the next one is
  /// recognised.
  static final int SHOWINGS = 2;

  private static final int LOSS_PARSE_REFUSED = 4;
  private static final int LOOPBACK = 1; // where a test run's packets appear

  private final TestRunLibrary library = LoadedObject.library();
  private final int cpus = library.libbpf_num_possible_cpus();
  private final LoadedObject object;
  private final Map<Way, TestRun> programs = new EnumMap<>(Way.class);
  private final Pointer keys = LoadedObject.allocate(library, FlowKey.BYTES * MOST_FLOWS);
  private final int flowBytes = Counters.BYTES * cpus;
  private final Pointer values =
      LoadedObject.allocate(library, Math.max(flowBytes, FlowFacts.BYTES) * MOST_FLOWS);
  private final Pointer count = LoadedObject.allocate(library, Integer.BYTES);
  private final Pointer position = LoadedObject.allocate(library, Long.BYTES);
  private final Pointer losses = LoadedObject.allocate(library, Long.BYTES * cpus);

  /// Those that were built.
  KernelClassifiers() throws IOException {
    this(LoadedObject.FILE);
  }

  KernelClassifiers(Path file) throws IOException {
    object = LoadedObject.load(library, file, name -> name.startsWith("telltale_"));
    for (Way way : Way.values()) {
      programs.put(way, new TestRun(library, object.programFd(way.program())));
    }
    handOutSlot();
    askForNames();
  }

  /// As the helper does by default. Objects of before there were names have no such map.
  private void askForNames() {
    int fd = object.mapFd("names");
    if (fd >= 0) {
      position.putInt(0, 0);
      count.putInt(0, 1);
      library.bpf_map_update_elem(fd, position, count, 0);
    }
  }

  /// As the helper does for every interface. Objects of before there were slots have none.
  private void handOutSlot() {
    int fd = object.mapFd("interfaces");
    if (fd >= 0) {
      Pointer shares = LoadedObject.allocate(library, InterfaceBooks.SHARE_BYTES * cpus);
      for (int cpu = 0; cpu < cpus; cpu++) {
        shares.putInt((long) cpu * InterfaceBooks.SHARE_BYTES, LOOPBACK);
      }
      position.putInt(0, LOOPBACK);
      library.bpf_map_update_elem(fd, position, shares, 0);
    }
  }

  /// Shows one packet to the classifier of one direction.
  ///
  /// @return whether the kernel could express it
  boolean show(byte[] frame, Offload offload, Way way) {
    return program(way).run(frame, offload, SHOWINGS);
  }

  TestRun program(Way way) {
    TestRun program = programs.get(way);
    if (program == null) {
      throw new IllegalStateException("every way has a program");
    }
    return program;
  }

  /// Takes everything that was counted out of the map, in one call of the kernel.
  Map<FlowKey, Volumes> take() throws IOException {
    takeBatch("facts");
    int entries = takeBatch("flows");
    byte[] keyBytes = new byte[entries * FlowKey.BYTES];
    byte[] valueBytes = new byte[entries * flowBytes];
    keys.get(0, keyBytes, 0, keyBytes.length);
    values.get(0, valueBytes, 0, valueBytes.length);
    ByteBuffer keyBuffer = ByteBuffer.wrap(keyBytes).order(ByteOrder.nativeOrder());
    ByteBuffer valueBuffer = ByteBuffer.wrap(valueBytes).order(ByteOrder.nativeOrder());
    Map<FlowKey, Volumes> taken = HashMap.newHashMap(entries);
    for (int i = 0; i < entries; i++) {
      Counters counters = Counters.sum(valueBuffer, i * flowBytes, cpus);
      taken.put(FlowKey.read(keyBuffer, i * FlowKey.BYTES), Volumes.of(counters));
    }
    return taken;
  }

  private int takeBatch(String map) throws IOException {
    count.putInt(0, MOST_FLOWS);
    int result =
        library.bpf_map_lookup_and_delete_batch(
            object.mapFd(map), null, position, keys, values, count, null);
    // The end of the map is told as "no such entry".
    if (result != 0 && result != -2) {
      throw new IOException("reading the map %s: error %d".formatted(map, -result));
    }
    return count.getInt(0);
  }

  /// A program runner of its own, for another thread.
  TestRun another(Way way) {
    return new TestRun(LoadedObject.library(), object.programFd(way.program()));
  }

  int flowsFd() {
    return object.mapFd("flows");
  }

  /// How many packets were refused since the object was loaded.
  long refused() {
    position.putInt(0, LOSS_PARSE_REFUSED);
    library.bpf_map_lookup_elem(object.mapFd("losses"), position, losses);
    long total = 0;
    for (int cpu = 0; cpu < cpus; cpu++) {
      total += losses.getLong((long) cpu * Long.BYTES);
    }
    return total;
  }

  @Override
  public void close() {
    object.close();
  }
}
