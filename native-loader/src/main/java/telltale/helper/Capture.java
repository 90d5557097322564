package telltale.helper;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import telltale.helper.attach.Rung;
import telltale.helper.bpf.BpfException;
import telltale.helper.bpf.BpfIterator;
import telltale.helper.bpf.Native;
import telltale.helper.event.Counters;
import telltale.helper.event.EventDecoder;
import telltale.helper.event.FlowKey;
import telltale.helper.event.KernelEvent;
import telltale.helper.event.KernelOwner;
import telltale.helper.flow.FlowTable;
import telltale.helper.flow.Surroundings;
import telltale.helper.process.Launch;
import telltale.helper.process.ProcessKey;
import telltale.helper.process.ProcessTable;
import telltale.helper.stream.Outbox;
import telltale.helper.stream.StreamWriter;
import telltale.wire.Health;
import telltale.wire.Hello;
import telltale.wire.ProcessFacts;
import telltale.wire.WireFormat;

/// The poll loop: waits for changes, reads the counters at every tick, and keeps the flow table.
/// All of the helper's mutable state is reached from here and from this thread only.
final class Capture implements Surroundings {

  /// Four times a second: often enough for the eye, and what a reading costs stays far below one
  /// percent of a core.
  private static final Duration TICK = Duration.ofMillis(250);

  private static final Duration FOLLOW_INTERFACES = Duration.ofMillis(750);
  private static final Duration CLIENT_PAUSE = Duration.ofMillis(2);
  private static final Duration HEALTH = Duration.ofSeconds(5);

  private final Native natives;
  private final Probes probes;
  private final ProcessTable processes;
  private final Client client;
  private final Outbox outbox;
  private final EventDecoder decoder = new EventDecoder();
  private final LossReader lossReader;
  private final FlowTable flows;
  private final int networkNamespace;
  private final int cpus;

  private Instant nextTick = Instant.EPOCH;
  private Instant nextFollow = Instant.EPOCH;
  private Instant nextHealth = Instant.EPOCH;
  private SortedMap<String, Long> toldLosses = new TreeMap<>();

  /// The way to the client.
  ///
  /// @param outbox takes what the client is to hear
  /// @param writer carries it there
  record Client(Outbox outbox, StreamWriter writer) {}

  Capture(Native natives, Probes probes, ProcessTable processes, Client client) throws IOException {
    this.natives = natives;
    this.probes = probes;
    this.processes = processes;
    this.client = client;
    this.outbox = client.outbox();
    this.lossReader = new LossReader(probes.losses());
    this.networkNamespace = ownNetworkNamespace();
    this.cpus = natives.possibleCpus();
    this.flows = new FlowTable(probes, this, outbox::offer);
  }

  /// Waits for the client, says hello, takes the snapshot, and streams until told to end.
  void run(BooleanSupplier goesOn) throws BpfException {
    while (goesOn.getAsBoolean() && !client.writer().connected()) {
      // The ring keeps what happens meanwhile; it is a matter of milliseconds.
      LockSupport.parkNanos(CLIENT_PAUSE.toNanos());
    }
    outbox.offer(hello());
    takeSnapshot();
    outbox.flush();
    while (goesOn.getAsBoolean()) {
      Instant now = Instant.now();
      if (!now.isBefore(nextTick)) {
        tick(now);
        nextTick = now.plus(TICK);
      }
      long wait = Math.max(0, Duration.between(Instant.now(), nextTick).toMillis());
      if (probes.ring().await((int) wait)) {
        drain();
      }
      outbox.flush();
    }
  }

  private Hello hello() {
    return new Hello(
        Instant.now(),
        WireFormat.VERSION,
        HelperVersion.VALUE,
        probes.attachments().rung().wireName(),
        System.getProperty("os.version", "unknown"),
        probes.classifiers().wireName(),
        probes.attachments().sources(),
        probes.attachments().missing());
  }

  private void takeSnapshot() throws BpfException {
    new BpfIterator(natives)
        .run(
            probes.object().program("socket_snapshot"),
            EventDecoder.SNAPSHOT_RECORD_BYTES,
            this::apply);
  }

  private void drain() {
    probes.ring().drain(this::apply);
  }

  private void apply(ByteBuffer record) {
    decoder.decode(record).ifPresent(event -> flows.apply(event, wallClock(event.bootNanos())));
  }

  private Instant wallClock(long bootNanos) {
    // Both clocks are read at the event: a stepped wall clock shifts times, never durations.
    return Instant.now().minusNanos(Math.max(0, natives.bootNanos() - bootNanos));
  }

  private void tick(Instant now) throws BpfException {
    drain();
    probes
        .flows()
        .forEach(
            (key, value) ->
                flows.count(
                    FlowKey.read(key, key.position()),
                    Counters.sum(value, value.position(), cpus),
                    now));
    // An opening or closing that arrived during the reading belongs to this tick.
    drain();
    flows.tick(now);
    if (!now.isBefore(nextFollow)) {
      probes.classifiers().follow();
      nextFollow = now.plus(FOLLOW_INTERFACES);
    }
    tellHealth(now);
  }

  private void tellHealth(Instant now) {
    SortedMap<String, Long> losses = new TreeMap<>();
    lossReader.readInto(losses);
    if (decoder.refused() > 0) {
      losses.put("record-refused", decoder.refused());
    }
    long refusals = outbox.refused();
    if (refusals > 0) {
      losses.put("outbox-full", refusals);
    }
    if (now.isBefore(nextHealth) && losses.equals(toldLosses)) {
      return;
    }
    outbox.offer(new Health(now, flows.size(), probes.classifiers().count(), losses));
    toldLosses = losses;
    nextHealth = now.plus(HEALTH);
  }

  @Override
  public ProcessFacts process(KernelOwner owner) {
    return processes.facts(
        new ProcessKey(owner.tgid(), owner.startBootNanos(), owner.uid(), owner.comm()));
  }

  @Override
  public void processStarted(KernelEvent.ProcessStarted started) {
    processes.started(
        new ProcessKey(started.tgid(), started.startBootNanos(), started.uid(), ""),
        new Launch(started.path(), started.arguments(), started.parentTgid()));
  }

  @Override
  public Optional<String> interfaceName(int ifindex) {
    return probes.classifiers().nameOf(ifindex);
  }

  @Override
  public int networkNamespace() {
    return networkNamespace;
  }

  @Override
  public boolean reportsAccepts() {
    return probes.attachments().rung() == Rung.KPROBE;
  }

  /// The inode number in `net:[4026531840]`.
  private static int ownNetworkNamespace() throws IOException {
    String link = Files.readSymbolicLink(Path.of("/proc/self/ns/net")).toString();
    return Integer.parseUnsignedInt(link.substring(link.indexOf('[') + 1, link.indexOf(']')));
  }
}
