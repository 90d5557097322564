package telltale.helper.packet;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import jnr.ffi.Pointer;
import telltale.helper.bpf.BpfException;
import telltale.helper.bpf.BpfMap;
import telltale.helper.bpf.MapReading;
import telltale.helper.bpf.Native;
import telltale.helper.event.Counters;
import telltale.helper.event.FlowKey;

/// What a packet costs, by the kernel's own measurement, as rows of a table. Given several objects,
/// all of them are measured in turn, so that before and after share whatever else the machine does.
/// The lowest of some repetitions counts: everything that disturbs makes it slower.
final class PacketCost {

  private static final int REPEAT = 1_000_000;
  private static final int ROUNDS = 9;
  private static final int NEW_FLOWS = 4_000;
  private static final int[] READ_FLOWS = {2_000, 10_000};
  private static final int SCHED_CLS = 3;
  private static final long RETURN_NEXT = 0xffff_ffff_0000_00b7L;
  private static final long EXIT = 0x95L;

  private final TestRunLibrary library = LoadedObject.library();
  private final List<KernelClassifiers> measured = new ArrayList<>();
  private final TestRun empty = new TestRun(library, emptyProgram());

  private PacketCost(List<Path> objects) throws IOException {
    for (Path object : objects) {
      measured.add(new KernelClassifiers(object));
    }
  }

  /// Prints the rows.
  ///
  /// @param arguments object files; none for the one that was built
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException, BpfException {
    List<Path> objects =
        arguments.length == 0
            ? List.of(LoadedObject.FILE)
            : Stream.of(arguments).map(Path::of).toList();
    PacketCost cost = new PacketCost(objects);
    System.out.printf(
        "| kernel %s, %d CPUs | %s |%n",
        System.getProperty("os.version"),
        Runtime.getRuntime().availableProcessors(),
        String.join(" | ", objects.stream().map(Path::toString).toList()));
    System.out.println("| --- |" + " --- |".repeat(objects.size()));
    cost.packets();
    cost.twoCpus();
    cost.newFlows();
    cost.reading();
    new VerifierCounts(cost.library).print(objects);
  }

  private static void row(String what, List<String> figures) {
    System.out.printf("| %s | %s |%n", what, String.join(" | ", figures));
  }

  private void packets() {
    for (int version : new int[] {4, 6}) {
      for (Transport transport : List.of(Transport.TCP, Transport.UDP)) {
        Frame frame = Frame.of(version, transport).payload(1_400);
        packet("%s over IPv%d".formatted(transport, version), frame.bytes(), Offload.NONE);
      }
    }
    Frame tcp = Frame.of(4, Transport.TCP_WITH_OPTIONS).payload(2_900);
    packet("a super-packet", tcp.bytes(), new Offload(1_450, 2, 0));
    packet("a tag in the frame", tcp.tags(List.of(0x8100)).payload(900).bytes(), Offload.NONE);
    byte[] padded = Arrays.copyOf(Frame.of(4, Transport.UDP).payload(1).bytes(), 60);
    packet("a padded frame", padded, Offload.NONE);
  }

  private void packet(String name, byte[] frame, Offload offload) {
    for (Way way : Way.values()) {
      int[] best = new int[measured.size()];
      Arrays.fill(best, Integer.MAX_VALUE);
      int base = Integer.MAX_VALUE;
      for (int round = 0; round < ROUNDS; round++) {
        empty.run(frame, offload, REPEAT);
        base = Math.min(base, empty.nanos());
        for (int i = 0; i < best.length; i++) {
          TestRun program = measured.get(i).program(way);
          program.run(frame, offload, REPEAT);
          best[i] = Math.min(best[i], program.nanos());
        }
      }
      int none = base;
      row(
          "%s, %s: ns over an empty program (%d)".formatted(name, way, none),
          Arrays.stream(best).mapToObj(nanos -> Integer.toString(nanos - none)).toList());
    }
  }

  /// Both CPUs at once, on one flow; as a ratio to one CPU alone.
  private void twoCpus() throws InterruptedException, ExecutionException {
    byte[] frame = Frame.of(4, Transport.TCP).payload(1_400).bytes();
    List<String> figures = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (KernelClassifiers classifiers : measured) {
        int alone = Integer.MAX_VALUE;
        int together = Integer.MAX_VALUE;
        TestRun other = classifiers.another(Way.OUT);
        for (int round = 0; round < ROUNDS; round++) {
          TestRun one = classifiers.program(Way.OUT);
          one.run(frame, Offload.NONE, REPEAT);
          alone = Math.min(alone, one.nanos());
          Future<?> second = threads.submit(() -> other.run(frame, Offload.NONE, REPEAT));
          threads.submit(() -> one.run(frame, Offload.NONE, REPEAT)).get();
          second.get();
          together = Math.min(together, Math.max(one.nanos(), other.nanos()));
        }
        figures.add("%d and %d: %.2f".formatted(alone, together, (double) together / alone));
      }
    }
    row("two CPUs on one flow: ns alone, ns together, ratio", figures);
  }

  /// A packet of a new flow against one more of a known flow, both shown once and thus cold.
  private void newFlows() throws IOException {
    for (Way way : Way.values()) {
      List<String> figures = new ArrayList<>();
      for (KernelClassifiers classifiers : measured) {
        int[] first = new int[NEW_FLOWS];
        int[] second = new int[NEW_FLOWS];
        byte[] frame = Frame.of(4, Transport.UDP).bytes();
        TestRun program = classifiers.program(way);
        for (int flow = 0; flow < NEW_FLOWS; flow++) {
          numbered(frame, flow);
          program.run(frame, Offload.NONE, 1);
          first[flow] = program.nanos();
          program.run(frame, Offload.NONE, 1);
          second[flow] = program.nanos();
        }
        classifiers.take();
        figures.add(Integer.toString(median(first) - median(second)));
      }
      row("a new flow, %s: median ns over a known one".formatted(way), figures);
    }
  }

  private static void numbered(byte[] frame, int flow) {
    frame[Frame.LINK_HEADER + 20] = (byte) (flow >> 8);
    frame[Frame.LINK_HEADER + 21] = (byte) flow;
  }

  private static int median(int[] values) {
    int[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /// The helper's own reading of the map, decoding included.
  private void reading() throws IOException, BpfException {
    Native natives = Native.load();
    int cpus = natives.possibleCpus();
    for (int flows : READ_FLOWS) {
      List<String> figures = new ArrayList<>();
      for (KernelClassifiers classifiers : measured) {
        byte[] frame = Frame.of(4, Transport.UDP).bytes();
        for (int flow = 0; flow < flows; flow++) {
          numbered(frame, flow);
          classifiers.show(frame, Offload.NONE, Way.OUT);
        }
        BpfMap map =
            new BpfMap(natives, classifiers.flowsFd(), FlowKey.BYTES, Counters.BYTES * cpus);
        long first = Long.MAX_VALUE;
        long again = Long.MAX_VALUE;
        for (int round = 0; round < 50; round++) {
          MapReading reading = map.reading();
          first = Math.min(first, nanosToRead(reading, cpus));
          again = Math.min(again, nanosToRead(reading, cpus));
        }
        classifiers.take();
        figures.add(first / flows + ", unchanged " + again / flows);
      }
      row("reading %,d flows: ns per flow".formatted(flows), figures);
    }
  }

  private static long nanosToRead(MapReading reading, int cpus) throws BpfException {
    long[] bytes = new long[1];
    long began = System.nanoTime();
    reading.forEachChanged(
        (key, value) -> {
          FlowKey.read(key, key.position());
          bytes[0] += Counters.sum(value, value.position(), cpus).sent().bytes();
        });
    return System.nanoTime() - began;
  }

  /// `return TC_ACT_UNSPEC`.
  private int emptyProgram() {
    boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    if (!little) {
      throw new IllegalStateException("the two instructions are written for little-endian CPUs");
    }
    Pointer instructions = LoadedObject.allocate(library, 2 * Long.BYTES);
    instructions.putLong(0, RETURN_NEXT);
    instructions.putLong(Long.BYTES, EXIT);
    return library.bpf_prog_load(SCHED_CLS, "empty", "GPL", instructions, 2, null);
  }
}
