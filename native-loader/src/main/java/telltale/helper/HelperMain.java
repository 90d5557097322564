package telltale.helper;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import telltale.helper.attach.AttachPlan;
import telltale.helper.attach.KernelFeatures;
import telltale.helper.bpf.BpfException;
import telltale.helper.bpf.CgroupTree;
import telltale.helper.bpf.Native;
import telltale.helper.bpf.SyscallFilter;
import telltale.helper.confine.Confinement;
import telltale.helper.flow.Audience;
import telltale.helper.process.ControlGroups;
import telltale.helper.process.ProcessTable;
import telltale.helper.stream.Listening;
import telltale.helper.stream.Outbox;
import telltale.helper.stream.StreamEnd;
import telltale.helper.stream.StreamServer;
import telltale.helper.stream.StreamWriter;

/// The privileged process. The order is the contract: read the options, load, attach, listen,
/// give up what is not needed any more and prove it, say where on standard output, and only then
/// serve one client. Nothing is read from anybody.
///
/// Exit codes: 0 the client is gone or the helper was told to stop; 2 an option is not
/// understood; 3 the capture cannot run here, and standard output says why and what to do; 4 the
/// stream broke.
public final class HelperMain {

  private static final int EXIT_DONE = 0;
  private static final int EXIT_USAGE = 2;
  private static final int EXIT_UNAVAILABLE = 3;
  private static final int EXIT_BROKEN = 4;

  private static final Path SOCKETS = Path.of("/run/telltale");
  private static final Path THREADS = Path.of("/proc/self/task");

  private final PrintStream out;
  private final AtomicBoolean stopping;

  private HelperMain(PrintStream out, AtomicBoolean stopping) {
    this.out = out;
    this.stopping = stopping;
  }

  /// Runs the helper.
  public static void main(String[] arguments) {
    AtomicBoolean stopping = new AtomicBoolean();
    Thread poll = Thread.currentThread();
    poll.setName("poll");
    Thread onSignal = new Thread(() -> stop(stopping, poll), "stop");
    Runtime.getRuntime().addShutdownHook(onSignal);
    int code = new HelperMain(System.out, stopping).run(arguments);
    if (!stopping.get()) {
      Runtime.getRuntime().removeShutdownHook(onSignal);
      System.exit(code);
    }
  }

  /// On a signal: classic filters would outlive the process, so it ends by the ordinary way.
  private static void stop(AtomicBoolean stopping, Thread poll) {
    stopping.set(true);
    try {
      poll.join(3_000);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private int run(String[] arguments) {
    return switch (Options.parse(arguments)) {
      case Options.Refused refused -> unavailable(refused.reason(), "See the manual.", EXIT_USAGE);
      case Options.Understood understood -> plan(understood.options());
    };
  }

  private int plan(Options options) {
    KernelFeatures features = KernelFeatures.read();
    return switch (AttachPlan.decide(features, options.rung(), options.classifier())) {
      case AttachPlan.Impossible no -> unavailable(no.reason(), no.remedy(), EXIT_UNAVAILABLE);
      case AttachPlan.Possible possible -> capture(possible.plan(), options.names());
    };
  }

  private int capture(AttachPlan plan, boolean names) {
    try {
      Native natives = Native.load();
      try (Probes probes = Probes.open(natives, objectFile(), plan)) {
        probes.hearNames(names);
        return serve(natives, probes, plan.features().cgroupMount());
      }
    } catch (BpfException refused) {
      return unavailable(refused.getMessage() + ".", refused.hint(), EXIT_UNAVAILABLE);
    } catch (IOException broken) {
      return unavailable(
          "The helper cannot go on: " + broken.getMessage() + ".", "Start again.", EXIT_BROKEN);
    }
  }

  private int serve(Native natives, Probes probes, Optional<String> cgroupMount)
      throws BpfException, IOException {
    switch (listen()) {
      case Listening.Refused refused -> {
        return unavailable(refused.reason(), refused.remedy(), EXIT_UNAVAILABLE);
      }
      case Listening.Ready ready -> {
        try (StreamServer server = ready.server();
            CgroupTree cgroups = CgroupTree.open(natives, cgroupMount)) {
          SyscallFilter.install(natives);
          Optional<String> breach = new Confinement(THREADS).breach();
          if (breach.isPresent()) {
            return unavailable(breach.get(), "Start it with its own launcher.", EXIT_UNAVAILABLE);
          }
          out.println("listening " + server.socket());
          out.flush();
          return stream(natives, probes, server, new ControlGroups(cgroups::path));
        }
      }
    }
  }

  /// A service manager has made the socket already. The launcher says so, and never for pkexec.
  private static Listening listen() throws IOException {
    return Boolean.getBoolean("telltale.service")
        ? StreamServer.take(System.inheritedChannel(), clientUid())
        : StreamServer.listen(SOCKETS, clientUid());
  }

  private int stream(Native natives, Probes probes, StreamServer server, ControlGroups groups)
      throws BpfException, IOException {
    Outbox outbox = new Outbox();
    StreamWriter writer = new StreamWriter(server, outbox, StreamWriter.Limits.USUAL);
    Thread write = new Thread(writer, "write");
    write.start();
    try {
      new Capture(
              natives,
              probes,
              new ProcessTable(Path.of("/proc"), Path.of("/etc/passwd"), groups),
              new Capture.Client(outbox, writer, new Audience(visibleUser(), outbox::offer)))
          .run(() -> !stopping.get() && writer.end().isEmpty());
    } finally {
      writer.stop();
      join(write);
    }
    Optional<StreamEnd> end = writer.end();
    return end.filter(StreamEnd.Broken.class::isInstance).isPresent() ? EXIT_BROKEN : EXIT_DONE;
  }

  private static void join(Thread write) {
    try {
      write.join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private int unavailable(String reason, String remedy, int code) {
    out.println("unavailable\t" + reason + "\t" + remedy);
    out.flush();
    return code;
  }

  /// Set by the launcher, which nobody but root can change once it is installed.
  private static Path objectFile() {
    return Path.of(System.getProperty("telltale.object", "flow.bpf.o"));
  }

  /// Root sees everyone, and so does who was asked for that right, by a launcher of its own.
  private static OptionalInt visibleUser() {
    boolean everyone = clientUid() == 0 || "true".equals(System.getProperty("telltale.everyone"));
    return everyone ? OptionalInt.empty() : OptionalInt.of(clientUid());
  }

  /// pkexec says whom it authorised; root started directly serves root.
  private static int clientUid() {
    String uid = System.getenv("PKEXEC_UID");
    return uid != null && uid.matches("[0-9]{1,9}") ? Integer.parseInt(uid) : 0;
  }
}
