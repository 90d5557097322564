package telltale.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import picocli.CommandLine.Option;
import telltale.app.lan.LocalNames;
import telltale.app.lan.ReverseNames;
import telltale.app.link.HelperCommand;
import telltale.app.link.HelperLink;
import telltale.app.link.HelperOptions;
import telltale.app.link.MessageSource;
import telltale.app.name.NamedSource;

/// The options that say how the helper runs.
final class HelperChoice {

  /// The system property that names the launcher.
  static final String LAUNCHER = "telltale.helper";

  private static final Path HOSTS = Path.of("/etc/hosts");
  private static final int MOST_QUESTIONS = 256;
  private static final int IDLE_SECONDS = 10;

  @Option(
      names = "--rung",
      paramLabel = "auto|fentry|kprobe|tracepoint|sock-diag",
      description = "Which probes name the owner of a connection (default: the best that loads).")
  private HelperOptions.Rung rung = HelperOptions.Rung.AUTO;

  @Option(
      names = "--attach",
      paramLabel = "auto|tcx|clsact",
      description = "How the classifiers are attached (default: the best that the kernel has).")
  private HelperOptions.Attach attach = HelperOptions.Attach.AUTO;

  @Option(
      names = "--names",
      paramLabel = "on|off",
      description = "Whether to read host names from what is sent (default: on).")
  private HelperOptions.Names names = HelperOptions.Names.ON;

  @Option(
      names = "--everyone",
      description = "Shows the programs of other users too, if you are authorised to see them.")
  private boolean everyone;

  private final ReverseNames reverse = new ReverseNames(oneThread());

  /// Names by name servers, which are not asked before that is wanted.
  ReverseNames reverse() {
    return reverse;
  }

  /// A thread that is there only while there are questions, and refuses more than it can hold.
  private static Executor oneThread() {
    ThreadPoolExecutor thread =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_QUESTIONS),
            Feed.daemonThreads("reverse-names"));
    thread.allowCoreThreadTimeOut(true);
    return thread;
  }

  /// A live source; nothing is started yet.
  ///
  /// @throws CommandFailure when nothing says where the helper is
  MessageSource source() throws CommandFailure {
    return sources().get();
  }

  /// Makes a live source for each start.
  ///
  /// @throws CommandFailure when nothing says where the helper is
  Supplier<MessageSource> sources() throws CommandFailure {
    Path launcher =
        launcher()
            .orElseThrow(
                () ->
                    CommandFailure.unavailable(
                        "Nothing says where the helper is.",
                        "Start Telltale with its own launcher, `run` or `telltale`."));
    HelperOptions options = new HelperOptions(rung, attach, names);
    HelperCommand command =
        everyone
            ? HelperCommand.forEveryone(launcher, options)
            : HelperCommand.forThisProcess(launcher, options);
    return () ->
        new LocalNames(
            new NamedSource(new HelperLink(command, Feed.daemonThreads("helper-errors"))),
            HOSTS,
            reverse);
  }

  /// Where the helper's launcher is, as far as anyone said.
  static Optional<Path> launcher() {
    return Optional.ofNullable(System.getProperty(LAUNCHER)).map(Path::of);
  }
}
