package telltale.helper;

import java.nio.file.Path;
import java.util.Optional;
import telltale.helper.attach.AttachPlan;
import telltale.helper.attach.Attachments;
import telltale.helper.attach.Classifiers;
import telltale.helper.bpf.BpfException;
import telltale.helper.bpf.BpfMap;
import telltale.helper.bpf.BpfObject;
import telltale.helper.bpf.Native;
import telltale.helper.bpf.RingBuffer;
import telltale.helper.event.Counters;
import telltale.helper.event.FlowFacts;
import telltale.helper.event.FlowKey;
import telltale.helper.flow.KernelFlows;

/// Everything that lives in the kernel while the helper runs, acquired in order and given up in
/// reverse.
final class Probes implements KernelFlows, AutoCloseable {

  private static final long RING_BYTES = 1 << 21;
  private static final int LOSS_KEY_BYTES = 4;
  private static final int LOSS_VALUE_BYTES = 8;

  private final BpfObject object;
  private final Attachments attachments;
  private final Classifiers classifiers;
  private final RingBuffer ring;
  private final BpfMap flows;
  private final BpfMap facts;
  private final BpfMap losses;

  private Probes(
      Native natives,
      BpfObject object,
      Attachments attachments,
      Classifiers classifiers,
      RingBuffer ring)
      throws BpfException {
    int cpus = natives.possibleCpus();
    this.object = object;
    this.attachments = attachments;
    this.classifiers = classifiers;
    this.ring = ring;
    this.flows = new BpfMap(natives, object.mapFd("flows"), FlowKey.BYTES, Counters.BYTES * cpus);
    this.facts = new BpfMap(natives, object.mapFd("facts"), FlowKey.BYTES, FlowFacts.BYTES);
    this.losses =
        new BpfMap(natives, object.mapFd("losses"), LOSS_KEY_BYTES, LOSS_VALUE_BYTES * cpus);
  }

  /// Loads and attaches. The ring is mapped before the first probe runs, and the classifiers come
  /// last: the first packet that they see finds the owner of its socket already stored.
  static Probes open(Native natives, Path objectFile, AttachPlan plan) throws BpfException {
    Acquired acquired = new Acquired();
    try {
      BpfObject object = acquired.add(BpfObject.load(natives, objectFile, plan.withoutPrograms()));
      RingBuffer ring = acquired.add(new RingBuffer(natives, object.mapFd("changes"), RING_BYTES));
      Attachments attachments = acquired.add(Attachments.attach(object, plan));
      Classifiers classifiers =
          acquired.add(Classifiers.attach(natives, object, plan.classifier()));
      return new Probes(natives, object, attachments, classifiers, ring);
    } catch (BpfException refused) {
      acquired.close();
      throw refused;
    }
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

  BpfMap flows() {
    return flows;
  }

  BpfMap losses() {
    return losses;
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
