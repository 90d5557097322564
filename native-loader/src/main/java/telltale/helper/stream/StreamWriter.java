package telltale.helper.stream;

import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import telltale.wire.Message;
import telltale.wire.MessageWriter;

/// The write thread: waits for the client, then writes what the outbox holds until either end has
/// enough. When it returns, the socket is gone and [#end] says why.
public final class StreamWriter implements Runnable {

  private static final Duration IDLE = Duration.ofSeconds(1);

  private final StreamServer server;
  private final Outbox outbox;
  private final Limits limits;
  private final LineChunk chunk = new LineChunk();
  private final MessageWriter lines = new MessageWriter(chunk);
  private final AtomicReference<@Nullable StreamEnd> end = new AtomicReference<>();
  private volatile boolean connected;
  private volatile boolean stopping;

  /// How long to be patient.
  ///
  /// @param client with nobody connecting
  /// @param stall with a client that does not read
  public record Limits(Duration client, Duration stall) {

    /// Time enough to start an app, and time enough for a stopped one to be noticed: ten seconds
    /// after it stopped, with what it takes to fill its buffers and to detach, it is cut off.
    public static final Limits USUAL = new Limits(Duration.ofSeconds(20), Duration.ofSeconds(8));
  }

  /// Writes what comes out of `outbox` to the client that comes to `server`, which it closes.
  public StreamWriter(StreamServer server, Outbox outbox, Limits limits) {
    this.server = server;
    this.outbox = outbox;
    this.limits = limits;
  }

  /// Why the stream is over; nothing while it is not. May be called on any thread.
  public Optional<StreamEnd> end() {
    return Optional.ofNullable(end.get());
  }

  /// True from the moment when the client has come. May be called on any thread.
  public boolean connected() {
    return connected;
  }

  /// Writes what is waiting as far as the client takes it at once, and ends. May be called on any
  /// thread, and more than once.
  public void stop() {
    stopping = true;
    server.selector().wakeup();
  }

  @Override
  public void run() {
    StreamEnd result = new StreamEnd.Broken("The writer failed.");
    try {
      result = serve();
    } catch (IOException e) {
      result = new StreamEnd.Broken("The stream failed: %s.".formatted(e));
    } catch (ClosedSelectorException closedFromOutside) {
      result = new StreamEnd.Stopped();
    } finally {
      // Set even if an unforeseen exception passes: the helper must not stay without its stream.
      outbox.close();
      server.close();
      end.set(result);
    }
  }

  private StreamEnd serve() throws IOException {
    Optional<SocketChannel> arrived = server.awaitClient(limits.client(), () -> stopping);
    if (arrived.isEmpty()) {
      return stopping ? new StreamEnd.Stopped() : new StreamEnd.NoClient(limits.client());
    }
    try (SocketChannel client = arrived.get()) {
      client.configureBlocking(false);
      outbox.onFlush(server.selector()::wakeup);
      connected = true;
      return stream(client, client.register(server.selector(), SelectionKey.OP_READ));
    }
  }

  private StreamEnd stream(SocketChannel client, SelectionKey key) throws IOException {
    Selector selector = server.selector();
    long takenAt = System.nanoTime();
    while (true) {
      boolean last = stopping;
      boolean took;
      try {
        took = writeWaiting(client);
      } catch (IOException e) {
        return afterFailedWrite(client, e);
      }
      if (last) {
        return new StreamEnd.Stopped();
      }
      long now = System.nanoTime();
      takenAt = took || chunk.isEmpty() ? now : takenAt;
      Duration patience = limits.stall().minusNanos(now - takenAt);
      if (!patience.isPositive()) {
        return new StreamEnd.Stalled(limits.stall());
      }
      key.interestOps(SelectionKey.OP_READ | (chunk.isEmpty() ? 0 : SelectionKey.OP_WRITE));
      selector.select(Math.max(1, (chunk.isEmpty() ? IDLE : patience).toMillis()));
      selector.selectedKeys().clear();
      server.turnAway();
      Optional<StreamEnd> heard = listen(client);
      if (heard.isPresent()) {
        return heard.get();
      }
    }
  }

  /// Writes chunk after chunk until nothing waits or the client takes no more.
  ///
  /// @return true if the client took anything
  private boolean writeWaiting(SocketChannel client) throws IOException {
    boolean took = false;
    fill();
    while (!chunk.isEmpty()) {
      int written = chunk.writeTo(client);
      took |= written > 0;
      if (!chunk.isEmpty()) {
        break;
      }
      fill();
    }
    return took;
  }

  private void fill() throws IOException {
    while (chunk.hasRoom()) {
      Optional<Message> next = outbox.take();
      if (next.isEmpty()) {
        return;
      }
      lines.write(next.get());
    }
  }

  /// The client has nothing to say, so a byte from it is an error and the end of its stream is the
  /// end of this one.
  private static Optional<StreamEnd> listen(SocketChannel client) {
    try {
      int read = client.read(ByteBuffer.allocate(1));
      if (read == 0) {
        return Optional.empty();
      }
      return Optional.of(
          read < 0
              ? new StreamEnd.ClientGone()
              : new StreamEnd.Broken("The client sent data on a stream that goes one way."));
    } catch (SocketException reset) {
      // It closed without having read everything.
      return Optional.of(new StreamEnd.ClientGone());
    } catch (IOException e) {
      return Optional.of(new StreamEnd.Broken("The client cannot be read: %s.".formatted(e)));
    }
  }

  /// A write to a client that has gone fails before its going was read.
  private static StreamEnd afterFailedWrite(SocketChannel client, IOException e) {
    return listen(client)
        .orElseGet(() -> new StreamEnd.Broken("The client cannot be written to: %s.".formatted(e)));
  }
}
