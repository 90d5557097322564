package telltale.app.link;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import telltale.app.words.Phrase;
import telltale.wire.SafeText;

/// The helper as a child process: started, and waited for.
///
/// A helper started through pkexec belongs to root and cannot be signalled from here: it ends by
/// itself when its client is gone.
final class HelperProcess implements AutoCloseable {

  private static final int MAX_LINE = 4096;
  private static final long END_SECONDS = 5;
  private static final String LISTENING = "listening ";
  private static final String UNAVAILABLE = "unavailable\t";
  private static final Phrase SEE_DOCTOR = Phrase.of("link.see-doctor");
  private static final int KILLED_BASE = 128;

  private final Process process;
  private final ErrorTail errors;
  private final boolean elevated;
  private final long startedNanos = System.nanoTime();

  private HelperProcess(Process process, ErrorTail errors, boolean elevated) {
    this.process = process;
    this.errors = errors;
    this.elevated = elevated;
  }

  /// What became of the helper's start.
  sealed interface Answer {

    /// It serves one client on that socket.
    record Listening(Path socket) implements Answer {}

    /// It does not run.
    record Refused(LinkState.Unavailable state) implements Answer {}
  }

  /// The result of trying to make the process.
  sealed interface Start {

    /// It was made; ask it [HelperProcess#answer].
    record Made(HelperProcess process) implements Start {}

    /// There is no process.
    record Failed(LinkState.Unavailable state) implements Start {}
  }

  /// Starts the process and a thread that drains its error output.
  static Start start(HelperCommand command, ThreadFactory threads) {
    if (!Files.isExecutable(command.launcher())) {
      return new Start.Failed(
          new LinkState.Unavailable(
              Phrase.of("link.no-launcher", command.launcher().toString()),
              Phrase.of("link.no-launcher.remedy")));
    }
    ProcessBuilder builder = new ProcessBuilder(command.words());
    builder.redirectInput(new File("/dev/null"));
    try {
      Process process = builder.start();
      ErrorTail errors = new ErrorTail(process.getErrorStream());
      threads.newThread(errors).start();
      return new Start.Made(new HelperProcess(process, errors, command.elevation().isPresent()));
    } catch (IOException notStarted) {
      return new Start.Failed(notStarted(command));
    }
  }

  private static LinkState.Unavailable notStarted(HelperCommand command) {
    return command.elevation().isPresent()
        ? new LinkState.Unavailable(Phrase.of("link.no-pkexec"), Phrase.of("link.no-pkexec.remedy"))
        : new LinkState.Unavailable(
            Phrase.of("link.bad-launcher", command.launcher().toString()),
            Phrase.of("link.bad-launcher.remedy"));
  }

  /// Waits for the one line that the launcher prints, for as long as the user takes to authorise.
  Answer answer() {
    String line = readLine(process.getInputStream());
    if (line.startsWith(LISTENING)) {
      return new Answer.Listening(Path.of(line.substring(LISTENING.length())));
    }
    if (line.startsWith(UNAVAILABLE)) {
      return new Answer.Refused(explained(line.substring(UNAVAILABLE.length())));
    }
    return new Answer.Refused(silentEnd());
  }

  private static LinkState.Unavailable explained(String reasonAndRemedy) {
    int tab = reasonAndRemedy.indexOf('\t');
    return tab < 0
        ? new LinkState.Unavailable(Phrase.verbatim(SafeText.visible(reasonAndRemedy)), SEE_DOCTOR)
        : new LinkState.Unavailable(
            Phrase.verbatim(SafeText.visible(reasonAndRemedy.substring(0, tab))),
            Phrase.verbatim(SafeText.visible(reasonAndRemedy.substring(tab + 1))));
  }

  private LinkState.Unavailable silentEnd() {
    OptionalInt code = exitCode();
    if (elevated && code.isPresent()) {
      Optional<LinkState.Unavailable> refusal =
          new Refusal(
                  errors,
                  Duration.ofNanos(System.nanoTime() - startedNanos),
                  HelperCommand.userId().orElse("UID"))
              .explain(code.getAsInt());
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    return new LinkState.Unavailable(Phrase.of("link.ended-early", details(code)), SEE_DOCTOR);
  }

  /// Why the stream ended, in one sentence.
  Phrase endReason() {
    OptionalInt code = exitCode();
    if (code.isEmpty()) {
      return Phrase.of("link.closed-stream");
    }
    if (code.getAsInt() > KILLED_BASE) {
      return Phrase.of("link.killed", code.getAsInt() - KILLED_BASE);
    }
    return Phrase.of("link.ended", details(code));
  }

  /// Its exit code and its last words, as far as there are any.
  private Phrase details(OptionalInt code) {
    Phrase exit =
        code.isPresent() ? Phrase.of("link.exit-code", code.getAsInt()) : Phrase.verbatim("");
    return errors.lastLine().map(line -> Phrase.of("link.last-words", exit, line)).orElse(exit);
  }

  private OptionalInt exitCode() {
    return ended(1) ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
  }

  private boolean ended(long seconds) {
    try {
      return process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Gives up waiting for an answer: ends pkexec while it asks.
  void cancel() {
    process.destroy();
  }

  /// Waits for the helper to clean up and end, which it does when its client is gone; ends it after
  /// a few seconds where that is allowed.
  @Override
  public void close() {
    if (!ended(END_SECONDS)) {
      process.destroy();
    }
  }

  private static String readLine(InputStream in) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      int next = in.read();
      while (next >= 0 && next != '\n' && line.size() < MAX_LINE) {
        line.write(next);
        next = in.read();
      }
    } catch (IOException ended) {
      // The same as an end without a line, which the caller explains from the exit code.
      return "";
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
