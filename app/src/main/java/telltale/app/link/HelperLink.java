package telltale.app.link;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import telltale.app.words.Phrase;
import telltale.wire.Hello;
import telltale.wire.MalformedMessage;
import telltale.wire.Message;
import telltale.wire.MessageReader;

/// The live source: starts the helper, connects to its socket and reads it to its end. For one run
/// only; to start again, make another.
public final class HelperLink implements MessageSource {

  private final HelperCommand command;
  private final ThreadFactory threads;
  private final Object lock = new Object();
  private boolean closed;
  private @Nullable HelperProcess waitingFor;
  private @Nullable SocketInput input;

  /// Starts nothing yet.
  ///
  /// @param threads makes the thread that drains the helper's error output
  public HelperLink(HelperCommand command, ThreadFactory threads) {
    this.command = command;
    this.threads = threads;
  }

  @Override
  public LinkState run(MessageSink sink) {
    sink.entered(new LinkState.Authorising());
    return switch (HelperProcess.start(command, threads)) {
      case HelperProcess.Start.Failed(LinkState.Unavailable state) -> state;
      case HelperProcess.Start.Made(HelperProcess process) -> {
        try (process) {
          yield serve(process, sink);
        }
      }
    };
  }

  private LinkState serve(HelperProcess process, MessageSink sink) {
    awaiting(process);
    HelperProcess.Answer answer = process.answer();
    awaiting(null);
    return switch (answer) {
      case HelperProcess.Answer.Refused(LinkState.Unavailable state) -> state;
      case HelperProcess.Answer.Listening(Path socket) -> stream(socket, process, sink);
    };
  }

  private LinkState stream(Path socket, HelperProcess process, MessageSink sink) {
    try (SocketInput connected = SocketInput.connect(socket, () -> sink.idle(Instant.now()));
        MessageReader reader = new MessageReader(connected)) {
      connectedTo(connected);
      return read(reader, process, sink);
    } catch (IOException refused) {
      return new LinkState.Unavailable(
          Phrase.of("link.no-answer", socket.toString()), Phrase.of("link.no-answer.remedy"));
    }
  }

  private LinkState read(MessageReader reader, HelperProcess process, MessageSink sink) {
    try {
      for (Optional<Message> next = reader.read(); next.isPresent(); next = reader.read()) {
        if (next.get() instanceof Hello hello) {
          sink.entered(new LinkState.Streaming(hello));
        }
        sink.received(next.get());
      }
      return new LinkState.Lost(process.endReason());
    } catch (MalformedMessage wrong) {
      // A killed helper leaves half a line behind; that it was killed is the better reason.
      boolean cut = wrong.problem().contains("ends in the middle");
      return new LinkState.Lost(
          cut ? process.endReason() : Phrase.of("link.not-understood", wrong.problem()));
    } catch (IOException broken) {
      return new LinkState.Lost(isClosed() ? Phrase.of("link.closed") : process.endReason());
    }
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      if (waitingFor != null) {
        waitingFor.cancel();
      }
      closeInput();
    }
  }

  private boolean isClosed() {
    synchronized (lock) {
      return closed;
    }
  }

  private void awaiting(@Nullable HelperProcess process) {
    synchronized (lock) {
      waitingFor = process;
      if (closed && process != null) {
        process.cancel();
      }
    }
  }

  private void connectedTo(SocketInput connected) {
    synchronized (lock) {
      input = connected;
      if (closed) {
        closeInput();
      }
    }
  }

  private void closeInput() {
    try {
      if (input != null) {
        input.close();
      }
    } catch (IOException ignored) {
      // The socket is gone either way, and with it the helper's client.
    }
  }
}
