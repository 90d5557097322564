package telltale.helper.attach;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import telltale.helper.bpf.BpfException;
import telltale.helper.bpf.BpfObject;
import telltale.helper.bpf.BpfProgram;
import telltale.helper.bpf.LinkEvents;
import telltale.helper.bpf.Native;
import telltale.helper.bpf.TcFilter;

/// The classifiers, two on each interface of this namespace, followed as interfaces come and go.
public final class Classifiers implements AutoCloseable {

  private final Native natives;
  private final BpfProgram ingress;
  private final BpfProgram egress;
  private final InterfaceSlots slots;
  private final LinkEvents events;
  private final Map<Integer, Attached> attached = new HashMap<>();
  private final Set<Integer> refused = new HashSet<>();
  private AttachPlan.Classifier used;

  private record Attached(String name, AutoCloseable in, AutoCloseable out) {
    Attached named(String newName) {
      return new Attached(newName, in, out);
    }
  }

  private Classifiers(
      Native natives, BpfObject object, InterfaceSlots slots, AttachPlan.Classifier asked)
      throws BpfException {
    this.natives = natives;
    this.ingress = object.program("telltale_in");
    this.egress = object.program("telltale_out");
    this.slots = slots;
    this.events = LinkEvents.open(natives);
    this.used = asked;
  }

  /// Removes what an earlier helper left behind and attaches to every interface.
  ///
  /// @throws BpfException when not one interface could be attached
  public static Classifiers attach(
      Native natives, BpfObject object, InterfaceSlots slots, AttachPlan.Classifier asked)
      throws BpfException {
    Classifiers classifiers = new Classifiers(natives, object, slots, asked);
    List<Native.Interface> interfaces = natives.interfaces();
    for (Native.Interface one : interfaces) {
      TcFilter.removeStale(natives, one.index());
    }
    Optional<BpfException> failure = classifiers.follow(withoutPorts(interfaces));
    if (classifiers.attached.isEmpty() && failure.isPresent()) {
      classifiers.close();
      throw failure.get();
    }
    return classifiers;
  }

  /// Brings the attachments in line with the interfaces that there are now, if any of them has
  /// changed.
  ///
  /// @return the last refusal of an interface that was not refused before
  public Optional<BpfException> follow() {
    LinkEvents.Changes changes = events.take();
    if (!changes.any()) {
      return Optional.empty();
    }
    // One that is there again under its old index has lost what was attached to it, and one that
    // went to another namespace must not be counted there.
    Predicate<Integer> wasGone =
        ifindex -> changes.overflow() || changes.removed().contains(ifindex);
    forget(wasGone);
    refused.removeIf(wasGone);
    return follow(withoutPorts(natives.interfaces()));
  }

  /// Leaves out the ports of bonds. What they carry passes the bond itself, while a connection may
  /// come in by one port and go out by another, so that none of them sees all of it.
  private static List<Native.Interface> withoutPorts(List<Native.Interface> interfaces) {
    return interfaces.stream().filter(one -> !isPortOfBond(one.name())).toList();
  }

  private static boolean isPortOfBond(String name) {
    return Files.exists(Path.of("/sys/class/net", name, "bonding_slave"));
  }

  /// The interfaces that are counted, by index, with their names.
  public Map<Integer, String> names() {
    Map<Integer, String> names = new TreeMap<>();
    attached.forEach((ifindex, one) -> names.put(ifindex, one.name()));
    return names;
  }

  /// How many interfaces are counted.
  public int count() {
    return attached.size();
  }

  /// `tcx` or `clsact`.
  public String wireName() {
    return used == AttachPlan.Classifier.CLSACT ? "clsact" : "tcx";
  }

  /// The name of an interface, where it is known.
  public Optional<String> nameOf(int ifindex) {
    return Optional.ofNullable(attached.get(ifindex)).map(Attached::name);
  }

  private Optional<BpfException> follow(List<Native.Interface> interfaces) {
    Set<Integer> present = new HashSet<>();
    Optional<BpfException> failure = Optional.empty();
    for (Native.Interface one : interfaces) {
      present.add(one.index());
      attached.computeIfPresent(one.index(), (_, same) -> same.named(one.name()));
      if (attached.containsKey(one.index()) || refused.contains(one.index())) {
        continue;
      }
      slots.claim(one.index());
      try {
        attached.put(one.index(), attachTo(one));
      } catch (BpfException problem) {
        slots.release(one.index());
        // Not tried again: a refusal does not change while the interface lives.
        refused.add(one.index());
        failure = Optional.of(problem);
      }
    }
    forget(ifindex -> !present.contains(ifindex));
    refused.retainAll(present);
    return failure;
  }

  private void forget(Predicate<Integer> gone) {
    attached
        .entrySet()
        .removeIf(
            entry -> {
              boolean isGone = gone.test(entry.getKey());
              if (isGone) {
                detach(entry.getValue());
                slots.release(entry.getKey());
              }
              return isGone;
            });
  }

  private Attached attachTo(Native.Interface one) throws BpfException {
    if (used == AttachPlan.Classifier.AUTO) {
      try {
        Attached first = attachTcx(one);
        used = AttachPlan.Classifier.TCX;
        return first;
      } catch (BpfException tooOld) {
        used = AttachPlan.Classifier.CLSACT;
      }
    }
    return used == AttachPlan.Classifier.TCX ? attachTcx(one) : attachClsact(one);
  }

  private Attached attachTcx(Native.Interface one) throws BpfException {
    AutoCloseable in = ingress.attachTcx(one.index(), BpfProgram.TCX_INGRESS);
    try {
      return new Attached(one.name(), in, egress.attachTcx(one.index(), BpfProgram.TCX_EGRESS));
    } catch (BpfException half) {
      close(in);
      throw half;
    }
  }

  private Attached attachClsact(Native.Interface one) throws BpfException {
    TcFilter first = TcFilter.attach(natives, ingress, one.index(), true);
    AutoCloseable in = first.madeClsact() ? withClsact(first, one.index()) : first;
    try {
      return new Attached(one.name(), in, TcFilter.attach(natives, egress, one.index(), false));
    } catch (BpfException half) {
      close(in);
      throw half;
    }
  }

  /// The filter was made together with the clsact that carries it: they go together.
  private AutoCloseable withClsact(TcFilter filter, int ifindex) {
    return () -> {
      filter.close();
      TcFilter.removeClsact(natives, ifindex);
    };
  }

  private static void detach(Attached gone) {
    close(gone.out());
    close(gone.in());
  }

  private static void close(AutoCloseable attachment) {
    try {
      attachment.close();
    } catch (Exception broken) {
      throw new IllegalStateException("links and filters close without exceptions", broken);
    }
  }

  @Override
  public void close() {
    attached.values().forEach(Classifiers::detach);
    attached.clear();
    events.close();
  }
}
