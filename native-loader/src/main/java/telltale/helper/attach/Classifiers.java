package telltale.helper.attach;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import telltale.helper.bpf.BpfException;
import telltale.helper.bpf.BpfObject;
import telltale.helper.bpf.BpfProgram;
import telltale.helper.bpf.Native;
import telltale.helper.bpf.TcFilter;

/// The classifiers, two on each interface of this namespace, followed as interfaces come and go.
public final class Classifiers implements AutoCloseable {

  private final Native natives;
  private final BpfProgram ingress;
  private final BpfProgram egress;
  private final Map<Integer, Attached> attached = new HashMap<>();
  private final Set<Integer> refused = new HashSet<>();
  private AttachPlan.Classifier used;

  private record Attached(String name, AutoCloseable in, AutoCloseable out) {}

  private Classifiers(
      Native natives, BpfProgram ingress, BpfProgram egress, AttachPlan.Classifier asked) {
    this.natives = natives;
    this.ingress = ingress;
    this.egress = egress;

    this.used = asked;
  }

  /// Removes what an earlier helper left behind and attaches to every interface.
  ///
  /// @throws BpfException when not one interface could be attached
  public static Classifiers attach(Native natives, BpfObject object, AttachPlan.Classifier asked)
      throws BpfException {
    Classifiers classifiers =
        new Classifiers(
            natives, object.program("telltale_in"), object.program("telltale_out"), asked);
    List<Native.Interface> interfaces = natives.interfaces();
    for (Native.Interface one : interfaces) {
      TcFilter.removeStale(natives, one.index());
    }
    Optional<BpfException> failure = classifiers.follow(interfaces);
    if (classifiers.attached.isEmpty() && failure.isPresent()) {
      throw failure.get();
    }
    return classifiers;
  }

  /// Brings the attachments in line with the interfaces that there are now.
  ///
  /// @return the last refusal of an interface that was not refused before
  public Optional<BpfException> follow() {
    return follow(natives.interfaces());
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
      if (attached.containsKey(one.index()) || refused.contains(one.index())) {
        continue;
      }
      try {
        attached.put(one.index(), attachTo(one));
      } catch (BpfException problem) {
        // Not tried again: a refusal does not change while the interface lives.
        refused.add(one.index());
        failure = Optional.of(problem);
      }
    }
    attached
        .entrySet()
        .removeIf(
            entry -> {
              boolean gone = !present.contains(entry.getKey());
              if (gone) {
                detach(entry.getValue());
              }
              return gone;
            });
    refused.retainAll(present);
    return failure;
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
  }
}
