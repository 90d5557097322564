package telltale.helper.attach;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import telltale.helper.bpf.BpfException;
import telltale.helper.bpf.BpfLink;
import telltale.helper.bpf.BpfObject;

/// Every probe that is attached to sockets and processes. Classifiers are in [Classifiers],
/// because interfaces come and go.
public final class Attachments implements AutoCloseable {

  private static final String SOCK_DIAG_COSTS =
      "Nothing tells when a socket is made: owners are looked for among the open sockets up to four"
          + " times a second, and the owner of a connection that is shorter may stay unknown.";

  private static final String ONLY_INSIDE =
      "The helper is in a process namespace of its own, as a container has: of processes outside the"
          + " kernel's word is all that is known, and connections older than the helper have no owner.";

  private final Deque<BpfLink> links = new ArrayDeque<>();
  private final List<String> sources = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final boolean iteratesSockets;
  private final boolean seesEveryProcess;
  private Rung rung;

  private Attachments(AttachPlan plan) {
    this.rung = plan.rung();
    this.iteratesSockets = plan.iteratesSockets();
    this.seesEveryProcess = plan.features().seesEveryProcess();
    if (!seesEveryProcess) {
      missing.add(ONLY_INSIDE);
    }
  }

  /// Attaches what the plan says. What a kernel refuses and the product can do without is noted in
  /// [#missing]; the rung falls from kprobe to tracepoint when a probe cannot be placed.
  ///
  /// @throws BpfException when not even the tracepoint rung can be attached
  public static Attachments attach(BpfObject object, AttachPlan plan) throws BpfException {
    Attachments attachments = new Attachments(plan);
    try {
      if (plan.rung() == Rung.SOCK_DIAG) {
        attachments.sources.add("sock-diag");
        attachments.missing.add(SOCK_DIAG_COSTS);
        return attachments;
      }
      attachments.attachSockets(object, plan.features());
      if (plan.rung() == Rung.KPROBE) {
        attachments.attachProbes(object);
      } else if (plan.rung() == Rung.FENTRY) {
        attachments.attachExits(object);
      }
      return attachments;
    } catch (BpfException refused) {
      attachments.close();
      throw refused;
    }
  }

  /// The rung that stands.
  public Rung rung() {
    return rung;
  }

  /// Whether a program can walk over every open socket.
  public boolean iteratesSockets() {
    return iteratesSockets;
  }

  /// Whether every socket carries its owner, so that one without a mark is the kernel's. The walk
  /// over open sockets ends at this process namespace: beyond it, older ones have no mark.
  public boolean marksEverySocket() {
    return rung.marksSockets() && seesEveryProcess;
  }

  /// Notes that a better rung was refused.
  public void refused(BpfException problem) {
    missing.add("The kernel refused more probes: " + problem.getMessage() + ".");
  }

  /// Which probes name owners.
  public List<String> sources() {
    return List.copyOf(sources);
  }

  /// What this machine lacks, and what that costs.
  public List<String> missing() {
    return List.copyOf(missing);
  }

  private void attachSockets(BpfObject object, KernelFeatures features) throws BpfException {
    links.push(object.program("socket_state").attachTrace());
    sources.add("socket-state");
    links.push(object.program("process_exec").attachTrace());
    links.push(object.program("process_fork").attachTrace());
    links.push(object.program("process_moved").attachTrace());
    sources.add("process-exec");
    if (features.cgroupMount().isEmpty()) {
      missing.add("No cgroup2 is mounted: datagram sockets are only named by the snapshot.");
      return;
    }
    String mount = features.cgroupMount().get();
    links.push(object.program("socket_create").attachCgroup(mount));
    sources.add("socket-create");
    links.push(object.program("socket_release").attachCgroup(mount));
  }

  private void attachProbes(BpfObject object) {
    Deque<BpfLink> probes = new ArrayDeque<>();
    try {
      // The return first: an entry that is seen must find its return armed.
      attachPair(object, probes, "connect_v4", "tcp_v4_connect");
      attachPair(object, probes, "connect_v6", "tcp_v6_connect");
      attachPair(object, probes, "accept", "inet_csk_accept");
    } catch (BpfException refused) {
      probes.forEach(BpfLink::close);
      rung = Rung.TRACEPOINT;
      missing.add("The kprobe pairs are off: " + refused.getMessage() + ".");
      return;
    }
    probes.descendingIterator().forEachRemaining(links::push);
    sources.add("connect-kprobe");
    sources.add("accept-kprobe");
  }

  private void attachExits(BpfObject object) throws BpfException {
    for (String program : Rung.FEXIT_PROGRAMS) {
      links.push(object.program(program).attachTrace());
    }
    sources.add("connect-fexit");
    sources.add("accept-fexit");
  }

  private static void attachPair(
      BpfObject object, Deque<BpfLink> probes, String pair, String function) throws BpfException {
    probes.push(object.program(pair + "_exit").attachKprobe(function, true));
    probes.push(object.program(pair + "_enter").attachKprobe(function, false));
  }

  @Override
  public void close() {
    while (!links.isEmpty()) {
      links.pop().close();
    }
  }
}
