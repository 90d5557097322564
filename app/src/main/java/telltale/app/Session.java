package telltale.app;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import telltale.app.link.LinkState;
import telltale.app.link.MessageSink;
import telltale.app.link.MessageSource;
import telltale.wire.Message;

/// One run of a source for a terminal command, on the calling thread, until it ends, its time is
/// up, the process is told to stop, or nobody reads the output any more.
final class Session {

  private final MessageSource source;
  private final Optional<Duration> limit;
  private final StopSignal signal;
  private final Terminal terminal;
  private boolean stopped;

  Session(MessageSource source, Optional<Duration> limit, StopSignal signal, Terminal terminal) {
    this.source = source;
    this.limit = limit;
    this.signal = signal;
    this.terminal = terminal;
  }

  /// What a session feeds. Every method may fail because the output is gone.
  interface Output {

    /// The stream begins.
    void begin(LinkState state) throws IOException;

    /// The next message.
    void take(Message message) throws IOException;

    /// Nothing came for a moment.
    void idle(Instant now) throws IOException;

    /// No more comes.
    void end() throws IOException;
  }

  /// Runs to the end and gives the exit code; says on standard error what went wrong.
  int run(Output output) {
    signal.whenReceived(source::close);
    Guard guard = new Guard(output);
    LinkState end = source.run(guard);
    guard.attempt(output::end);
    return switch (end) {
      case LinkState.Unavailable(var reason, var remedy) when !isStopped() -> {
        terminal.complain(reason + " " + remedy);
        yield ExitCode.UNAVAILABLE;
      }
      case LinkState.Lost(var reason) when !isStopped() -> {
        terminal.complain(reason.toString());
        yield ExitCode.LOST;
      }
      default -> guard.failed && !guard.readerGone ? ExitCode.LOST : ExitCode.OK;
    };
  }

  private boolean isStopped() {
    return stopped || signal.isReceived();
  }

  private void stop() {
    stopped = true;
    source.close();
  }

  /// Watches the time and the output between the source and the command.
  private final class Guard implements MessageSink {

    private final Output output;
    private long deadline = Long.MAX_VALUE;
    private boolean failed;
    private boolean readerGone;

    private Guard(Output output) {
      this.output = output;
    }

    @Override
    public void entered(LinkState state) {
      boolean begins = state instanceof LinkState.Streaming || state instanceof LinkState.Replaying;
      if (!begins) {
        return;
      }
      // Counted from here, so that the time to authorise and to load is not taken from the watch.
      if (limit.isPresent() && deadline == Long.MAX_VALUE) {
        deadline = System.nanoTime() + limit.get().toNanos();
      }
      attempt(() -> output.begin(state));
    }

    @Override
    public void received(Message message) {
      if (!isOver()) {
        attempt(() -> output.take(message));
      }
    }

    @Override
    public void idle(Instant now) {
      if (!isOver()) {
        attempt(() -> output.idle(now));
      }
    }

    private boolean isOver() {
      if (deadline != Long.MAX_VALUE && System.nanoTime() - deadline >= 0) {
        stop();
      }
      return stopped;
    }

    private void attempt(Step step) {
      if (failed) {
        return;
      }
      try {
        step.run();
      } catch (IOException gone) {
        failed = true;
        readerGone = String.valueOf(gone.getMessage()).contains("Broken pipe");
        if (!readerGone) {
          terminal.complain("The output cannot be written: " + gone.getMessage() + ".");
        }
        stop();
      }
    }
  }

  private interface Step {
    void run() throws IOException;
  }
}
