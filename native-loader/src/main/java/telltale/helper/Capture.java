package telltale.helper;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import telltale.helper.books.Ledger;
import telltale.helper.bpf.BpfException;
import telltale.helper.bpf.MapReading;
import telltale.helper.bpf.Native;
import telltale.helper.event.Counters;
import telltale.helper.event.EventDecoder;
import telltale.helper.event.FlowKey;
import telltale.helper.event.InterfaceBooks;
import telltale.helper.event.KernelEvent;
import telltale.helper.event.KernelOwner;
import telltale.helper.flow.Audience;
import telltale.helper.flow.FlowTable;
import telltale.helper.flow.Surroundings;
import telltale.helper.process.Launch;
import telltale.helper.process.ProcessKey;
import telltale.helper.process.ProcessTable;
import telltale.helper.process.TunnelDevices;
import telltale.helper.stream.Outbox;
import telltale.helper.stream.StreamWriter;
import telltale.wire.Hello;
import telltale.wire.ProcessFacts;
import telltale.wire.WireFormat;

/// The poll loop: waits for changes, reads the counters at every tick, and keeps the flow table.
/// All of the helper's mutable state is reached from here and from this thread only.
final class Capture implements Surroundings {

  /// How soon the client is offered again what it had no room for.
  private static final Duration HELD_UP = Duration.ofMillis(10);

  private static final Duration CLIENT_PAUSE = Duration.ofMillis(2);
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Probes probes;
  private final ProcessTable processes;
  private final TunnelDevices tunnels = new TunnelDevices(Path.of("/proc"));
  private final Client client;
  private final Outbox outbox;
  private final EventDecoder decoder = new EventDecoder();
  private final HealthTeller health;
  private final Ledger ledger = new Ledger();
  private final MapReading counters;
  private final FlowTable flows;
  private final SocketLooks sockets;
  private final HeapRest heap = HeapRest.ofThisProcess(Instant.now());
  private final int networkNamespace;
  private final int cpus;

  private Instant nextTick = Instant.EPOCH;

  /// The way to the client.
  ///
  /// @param outbox takes what the client is to hear
  /// @param writer carries it there
  /// @param audience stands before the outbox, and keeps from the client what is not for it
  record Client(Outbox outbox, StreamWriter writer, Audience audience) {}

  Capture(Native natives, Probes probes, ProcessTable processes, Client client) throws IOException {
    this.probes = probes;
    this.processes = processes;
    this.client = client;
    this.outbox = client.outbox();
    this.health = new HealthTeller(probes.losses(), outbox);
    this.networkNamespace = ownNetworkNamespace();
    this.cpus = natives.possibleCpus();
    this.counters = probes.flows().reading();
    this.flows = new FlowTable(probes, this, client.audience());
    this.sockets = new SocketLooks(natives, probes, flows, networkNamespace);
    readLedger();
  }

  /// Waits for the client, says hello, takes the snapshot, and streams until told to end.
  void run(BooleanSupplier goesOn) throws BpfException {
    while (goesOn.getAsBoolean() && !client.writer().connected()) {
      // The ring keeps what happens meanwhile; it is a matter of milliseconds.
      LockSupport.parkNanos(CLIENT_PAUSE.toNanos());
    }
    outbox.offer(hello());
    sockets.atStart(this::apply);
    outbox.flush();
    while (goesOn.getAsBoolean()) {
      Instant now = Instant.now();
      if (!now.isBefore(nextTick)) {
        tick(now);
        nextTick = now.plus(Pace.between(flows.size()));
      } else if (flows.isHeldUp()) {
        flows.tick(now);
      }
      if (probes.ring().await(untilNextDue())) {
        drain();
      }
      if (!sockets.due().isAfter(Instant.now())) {
        sockets.look(Instant.now());
      }
      outbox.flush();
    }
  }

  private int untilNextDue() {
    Instant due = sockets.due();
    Instant next = due.isBefore(nextTick) ? due : nextTick;
    // Rounded up: the last fraction of a millisecond would be spent asking again and again.
    long nanos = Math.max(0, Duration.between(Instant.now(), next).toNanos());
    long millis = (nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI;
    return (int) (flows.isHeldUp() ? Math.min(millis, HELD_UP.toMillis()) : millis);
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
        missing());
  }

  private List<String> missing() {
    List<String> missing = new ArrayList<>(probes.attachments().missing());
    client.audience().limit().ifPresent(missing::add);
    return missing;
  }

  private void drain() {
    probes.ring().drain(this::apply);
  }

  private void apply(ByteBuffer record) {
    decoder
        .decode(record)
        .ifPresent(event -> flows.apply(event, probes.clock().at(event.bootNanos())));
  }

  private void tick(Instant now) throws BpfException {
    probes.clock().look();
    drain();
    boolean isHealthDue = health.isDue(now);
    if (isHealthDue) {
      readLedger();
    }
    counters.forEachChanged(
        (key, value) ->
            flows.count(
                FlowKey.read(key, key.position()),
                Counters.sum(value, value.position(), cpus),
                now));
    // An opening or closing that arrived during the reading belongs to this tick.
    drain();
    sockets.look(now);
    flows.tick(now);
    probes.classifiers().follow();
    if (isHealthDue) {
      health.take(ledger.tallies());
    }
    health.tell(now, flows.size(), probes.classifiers().count(), decoder.refused());
    heap.look(now);
  }

  private void readLedger() {
    List<Ledger.Interface> interfaces = new ArrayList<>();
    probes
        .classifiers()
        .names()
        .forEach((ifindex, name) -> interfaces.add(new Ledger.Interface(ifindex, name)));
    ledger.read(
        interfaces,
        ifindex -> probes.slots().read(ifindex).map(shares -> InterfaceBooks.sum(shares, cpus)));
  }

  @Override
  public ProcessFacts process(KernelOwner owner) {
    return processes.facts(keyOf(owner));
  }

  @Override
  public void nameLost(String cause) {
    health.countLost(cause);
  }

  @Override
  public boolean isTunnel(KernelOwner owner) {
    return tunnels.areHeldBy(keyOf(owner));
  }

  private static ProcessKey keyOf(KernelOwner owner) {
    return new ProcessKey(owner.tgid(), owner.startBootNanos(), owner.uid(), owner.comm());
  }

  @Override
  public void processStarted(KernelEvent.ProcessStarted started) {
    ProcessKey process =
        new ProcessKey(started.tgid(), started.startBootNanos(), started.uid(), "");
    processes.started(
        process, new Launch(started.path(), started.arguments(), started.parentTgid()));
    processes.isIn(process, started.controlGroup());
  }

  @Override
  public void processForked(KernelEvent.ProcessForked forked) {
    ProcessKey process = new ProcessKey(forked.tgid(), forked.startBootNanos(), -1, "");
    processes.forked(
        process, new ProcessKey(forked.parentTgid(), forked.parentStartBootNanos(), -1, ""));
    processes.isIn(process, forked.controlGroup());
  }

  @Override
  public void processMoved(KernelEvent.ProcessMoved moved) {
    processes.isIn(
        new ProcessKey(moved.tgid(), moved.startBootNanos(), -1, ""), moved.controlGroup());
  }

  @Override
  public Optional<String> interfaceName(int ifindex) {
    return probes.classifiers().nameOf(ifindex);
  }

  @Override
  public void listed(int ifindex, long packets) {
    ledger.list(ifindex, packets);
  }

  @Override
  public int networkNamespace() {
    return networkNamespace;
  }

  @Override
  public boolean reportsAccepts() {
    return probes.attachments().rung().reportsAccepts();
  }

  @Override
  public boolean marksSockets() {
    return probes.attachments().marksEverySocket();
  }

  @Override
  public Optional<KernelOwner> olderListener(FlowKey connection, int ifindex) {
    return sockets.olderListener(connection, ifindex);
  }

  /// The inode number in `net:[4026531840]`.
  private static int ownNetworkNamespace() throws IOException {
    String link = Files.readSymbolicLink(Path.of("/proc/self/ns/net")).toString();
    return Integer.parseUnsignedInt(link.substring(link.indexOf('[') + 1, link.indexOf(']')));
  }
}
