package telltale.helper;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import telltale.helper.attach.AttachPlan;
import telltale.helper.attach.Attachments;
import telltale.helper.attach.Classifiers;
import telltale.helper.attach.InterfaceSlots;
import telltale.helper.bpf.BpfException;
import telltale.helper.bpf.BpfMap;
import telltale.helper.bpf.BpfObject;
import telltale.helper.bpf.Native;
import telltale.helper.bpf.RingBuffer;
import telltale.helper.event.Counters;
import telltale.helper.event.FlowFacts;
import telltale.helper.event.FlowKey;
import telltale.helper.event.InterfaceBooks;
import telltale.helper.flow.KernelFlows;

/// Everything that lives in the kernel while the helper runs, acquired in order and given up in
/// reverse.
final class Probes implements KernelFlows, AutoCloseable {

  private static final long RING_BYTES = 1 << 21;
  private static final int LOSS_KEY_BYTES = 4;
  private static final int LOSS_VALUE_BYTES = 8;
  private static final int SLOT_KEY_BYTES = 4;

  private final BpfObject object;
  private final Attachments attachments;
  private final Classifiers classifiers;
  private final RingBuffer ring;
  private final BpfMap flows;
  private final BpfMap facts;
  private final BpfMap losses;
  private final BpfMap names;
  private final InterfaceSlots slots;
  private final KernelClock clock;

  private Probes(Native natives, BpfObject object, RingBuffer ring, Attached attached)
      throws BpfException {
    int cpus = natives.possibleCpus();
    this.object = object;
    this.attachments = attached.attachments();
    this.classifiers = attached.classifiers();
    this.slots = attached.slots();
    this.ring = ring;
    this.clock = KernelClock.of(natives);
    this.flows = new BpfMap(natives, object.mapFd("flows"), FlowKey.BYTES, Counters.BYTES * cpus);
    this.facts = new BpfMap(natives, object.mapFd("facts"), FlowKey.BYTES, FlowFacts.BYTES);
    this.losses =
        new BpfMap(natives, object.mapFd("losses"), LOSS_KEY_BYTES, LOSS_VALUE_BYTES * cpus);
    this.names = new BpfMap(natives, object.mapFd("names"), Integer.BYTES, Integer.BYTES);
  }

  private record Attached(Attachments attachments, Classifiers classifiers, InterfaceSlots slots) {}

  /// Loads and attaches. The ring is mapped before the first probe runs, and the classifiers come
  /// last: the first packet that they see finds the owner of its socket already stored.
  ///
  /// @throws BpfException when neither the plan nor what it falls back to can be carried out
  static Probes open(Native natives, Path objectFile, AttachPlan plan) throws BpfException {
    AttachPlan next = plan;
    Optional<BpfException> problem = Optional.empty();
    while (true) {
      try {
        Probes probes = carryOut(natives, objectFile, next);
        problem.ifPresent(probes.attachments::refused);
        return probes;
      } catch (BpfException refused) {
        problem = Optional.of(refused);
        next = next.fallback().orElseThrow(() -> refused);
      }
    }
  }

  private static Probes carryOut(Native natives, Path objectFile, AttachPlan plan)
      throws BpfException {
    Acquired acquired = new Acquired();
    try {
      BpfObject object =
          acquired.add(
              BpfObject.load(natives, objectFile, plan.withoutPrograms(), plan.withPrograms()));
      RingBuffer ring = acquired.add(new RingBuffer(natives, object.mapFd("changes"), RING_BYTES));
      Attachments attachments = acquired.add(Attachments.attach(object, plan));
      InterfaceSlots slots = slots(natives, object);
      Classifiers classifiers =
          acquired.add(Classifiers.attach(natives, object, slots, plan.classifier()));
      return new Probes(natives, object, ring, new Attached(attachments, classifiers, slots));
    } catch (BpfException refused) {
      acquired.close();
      throw refused;
    }
  }

  private static InterfaceSlots slots(Native natives, BpfObject object) throws BpfException {
    int cpus = natives.possibleCpus();
    int valueBytes = InterfaceBooks.SHARE_BYTES * cpus;
    BpfMap map = new BpfMap(natives, object.mapFd("interfaces"), SLOT_KEY_BYTES, valueBytes);
    return new InterfaceSlots(map, InterfaceBooks.SHARE_BYTES, cpus);
  }

  /// Says whether the kernel is to pass on what has names in it; it does not until told.
  void hearNames(boolean wanted) {
    names.update(
        ByteBuffer.allocate(Integer.BYTES).array(),
        ByteBuffer.allocate(Integer.BYTES)
            .order(ByteOrder.nativeOrder())
            .putInt(wanted ? 1 : 0)
            .array());
  }

  Attachments attachments() {
    return attachments;
  }

  Classifiers classifiers() {
    return classifiers;
  }

  RingBuffer ring() {
    return ring;
  }

  /// The clock of what the ring tells.
  KernelClock clock() {
    return clock;
  }

  BpfMap flows() {
    return flows;
  }

  BpfMap losses() {
    return losses;
  }

  InterfaceSlots slots() {
    return slots;
  }

  BpfObject object() {
    return object;
  }

  @Override
  public Optional<FlowFacts> facts(FlowKey key) {
    return facts.lookup(key.toBytes()).map(bytes -> FlowFacts.read(bytes, 0));
  }

  @Override
  public void forget(FlowKey key) {
    byte[] bytes = key.toBytes();
    // Counters first: a packet in between finds no counters, and opens the flow anew with the old
    // facts refused as existing; the facts go next, and the packet after that tells of the flow.
    flows.delete(bytes);
    facts.delete(bytes);
  }

  @Override
  public void close() {
    classifiers.close();
    attachments.close();
    ring.close();
    object.close();
  }
}
