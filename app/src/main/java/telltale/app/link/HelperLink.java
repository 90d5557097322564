package telltale.app.link;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import telltale.app.words.Phrase;
import telltale.wire.Hello;
import telltale.wire.MalformedMessage;
import telltale.wire.Message;
import telltale.wire.MessageReader;

/// The live source: connects to a service where there is one that serves it, or else starts the
/// helper and connects to its socket; and reads it to its end. For one run only; to start again,
/// make another.
public final class HelperLink implements MessageSource {

  private final SharedFacts facts = new SharedFacts();
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
    return command
        .service()
        .flatMap(service -> fromService(service, sink))
        .orElseGet(() -> fromOwnHelper(sink));
  }

  /// How a service's stream ended; nothing where it does not serve this app: it serves another one,
  /// cannot run, or speaks another version. A helper of our own then says what is wrong.
  private Optional<LinkState> fromService(HelperService service, MessageSink sink) {
    try (SocketInput connected =
            SocketInput.connect(service.socket(), () -> sink.idle(Instant.now()));
        MessageReader reader = new MessageReader(connected)) {
      connectedTo(connected);
      Optional<Message> first = reader.read();
      if (first.isEmpty()) {
        return unlessClosed();
      }
      tell(first.get(), sink);
      Phrase ended = Phrase.of("link.service-ended", service.unit());
      return Optional.of(read(reader, () -> ended, sink));
    } catch (IOException otherwise) {
      return unlessClosed();
    } finally {
      connectedTo(null);
    }
  }

  /// Nothing, so that the next way is tried, unless nobody wants one any more.
  private Optional<LinkState> unlessClosed() {
    return isClosed()
        ? Optional.of(new LinkState.Lost(Phrase.of("link.closed")))
        : Optional.empty();
  }

  private LinkState fromOwnHelper(MessageSink sink) {
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
      return read(reader, process::endReason, sink);
    } catch (IOException refused) {
      return new LinkState.Unavailable(
          Phrase.of("link.no-answer", socket.toString()), Phrase.of("link.no-answer.remedy"));
    }
  }

  private void tell(Message message, MessageSink sink) {
    if (message instanceof Hello hello) {
      sink.entered(new LinkState.Streaming(hello));
    }
    sink.received(facts.in(message));
  }

  /// @param endReason asked once the stream is over
  private LinkState read(MessageReader reader, Supplier<Phrase> endReason, MessageSink sink) {
    try {
      for (Optional<Message> next = reader.read(); next.isPresent(); next = reader.read()) {
        tell(next.get(), sink);
      }
      return new LinkState.Lost(endReason.get());
    } catch (MalformedMessage wrong) {
      // A killed helper leaves half a line behind; that it was killed is the better reason.
      boolean cut = wrong.problem().contains("ends in the middle");
      return new LinkState.Lost(
          cut ? endReason.get() : Phrase.of("link.not-understood", wrong.problem()));
    } catch (IOException broken) {
      return new LinkState.Lost(isClosed() ? Phrase.of("link.closed") : endReason.get());
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

  private void connectedTo(@Nullable SocketInput connected) {
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
