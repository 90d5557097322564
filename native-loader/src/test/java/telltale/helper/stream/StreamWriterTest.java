package telltale.helper.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static telltale.helper.stream.Messages.closed;
import static telltale.helper.stream.Messages.hello;
import static telltale.helper.stream.Messages.opened;
import static telltale.helper.stream.Messages.traffic;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import telltale.wire.Closed;
import telltale.wire.Hello;
import telltale.wire.Message;
import telltale.wire.MessageReader;
import telltale.wire.Opened;

/// The write thread, a real socket and a real client.
@Timeout(60)
class StreamWriterTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(100);
  private static final int SELF = Math.toIntExact(new UnixSystem().getUid());

  @TempDir private Path temporary;

  private final Outbox outbox = new Outbox();
  private StreamServer server;
  private StreamWriter writer;
  private Thread thread;

  @BeforeEach
  void listen() {
    Listening listening = StreamServer.listen(temporary.resolve("telltale"), SELF);
    server = ((Listening.Ready) listening).server();
  }

  @AfterEach
  void stop() throws InterruptedException {
    writer.stop();
    thread.join();
    assertThat(writer.end()).isPresent();
    assertThat(server.socket()).doesNotExist();
  }

  @Test
  void theClientReadsWhatWasOfferedInOrder() throws IOException {
    start(LONG, LONG);
    outbox.offer(hello());
    outbox.offer(opened(1));
    outbox.offer(traffic(1, 700));
    outbox.flush();
    try (MessageReader client = reader(connect())) {
      assertThat(client.read()).contains(hello());
      assertThat(client.read()).contains(opened(1));
      assertThat(client.read()).contains(traffic(1, 700));

      outbox.offer(closed(1));
      outbox.flush();
      assertThat(client.read()).contains(closed(1));
      assertThat(writer.connected()).isTrue();
      assertThat(writer.end()).isEmpty();
    }
  }

  @Test
  void everyLineOfABurstArrives() throws IOException {
    start(LONG, LONG);
    int lines = 20_000;
    try (MessageReader client = reader(connect())) {
      Thread poll = new Thread(() -> offerHelloAndOpened(lines), "poll");
      poll.start();
      assertThat(client.read()).contains(hello());
      for (int id = 0; id < lines; id++) {
        assertThat(((Opened) client.read().orElseThrow()).id()).isEqualTo(id);
      }
    }
  }

  @Test
  void aClientThatGoesIsNoticedWhileNothingIsSent() throws Exception {
    start(LONG, LONG);
    SocketChannel client = connect();
    until(writer::connected);
    client.close();

    thread.join();
    assertThat(writer.end()).contains(new StreamEnd.ClientGone());
    assertThat(outbox.offer(opened(1))).isFalse();
  }

  @Test
  void aClientThatGoesWithLinesUnreadIsGoneAndNotBroken() throws Exception {
    start(LONG, LONG);
    SocketChannel client = connect();
    outbox.offer(hello());
    outbox.flush();
    until(writer::connected);
    assertThat(client.read(ByteBuffer.allocate(1))).isEqualTo(1);
    client.close();
    outbox.offer(opened(1));
    outbox.flush();

    thread.join();
    assertThat(writer.end()).contains(new StreamEnd.ClientGone());
  }

  @Test
  void nobodyComing() throws Exception {
    start(SHORT, LONG);

    thread.join();
    assertThat(writer.end()).contains(new StreamEnd.NoClient(SHORT));
    assertThat(writer.connected()).isFalse();
  }

  @Test
  void aClientThatDoesNotReadIsLeft() throws Exception {
    start(LONG, SHORT);
    try (SocketChannel client = connect()) {
      until(writer::connected);
      long id = 0;
      long refused = 0;
      while (writer.end().isEmpty()) {
        refused += outbox.offer(opened(id++)) ? 0 : 1;
        outbox.flush();
        assertThat(outbox.bytes()).isLessThanOrEqualTo(Outbox.MAX_BYTES);
      }

      assertThat(writer.end()).contains(new StreamEnd.Stalled(SHORT));
      assertThat(refused).isPositive();
      assertThat(endOf(client)).isTrue();
    }
  }

  @Test
  void aClientThatOnlyListensIsNotStalledWhileThereIsNothingToSay() throws Exception {
    start(LONG, SHORT);
    outbox.offer(hello());
    outbox.flush();
    try (MessageReader client = reader(connect())) {
      assertThat(client.read()).contains(hello());
      long later = System.nanoTime() + 3 * SHORT.toNanos();
      until(() -> System.nanoTime() > later || writer.end().isPresent());

      outbox.offer(opened(1));
      outbox.flush();
      assertThat(client.read()).contains(opened(1));
    }
  }

  @Test
  void aSlowClientLosesTotalsAndNoChangeThatWasTaken() throws Exception {
    start(LONG, LONG);
    SocketChannel channel = connect();
    until(writer::connected);
    assertThat(outbox.offer(hello())).isTrue();
    List<Long> taken = new ArrayList<>();
    // Far more than the socket and the outbox hold together.
    for (long id = 0; id < 20_000; id++) {
      if (outbox.offer(opened(id))) {
        taken.add(id);
      }
      outbox.offer(traffic(id % 50, id));
      outbox.flush();
    }
    assertThat(outbox.lost()).isPositive();
    assertThat(taken).hasSizeLessThan(20_000);

    try (MessageReader client = reader(channel)) {
      assertThat(client.read().orElseThrow()).isInstanceOf(Hello.class);
      List<Long> arrived = new ArrayList<>();
      while (arrived.size() < taken.size()) {
        if (client.read().orElseThrow() instanceof Opened opened) {
          arrived.add(opened.id());
        }
      }
      assertThat(arrived).isEqualTo(taken);
    }
  }

  @Test
  void aClientThatSpeaksIsLeft() throws Exception {
    start(LONG, LONG);
    try (SocketChannel client = connect()) {
      client.write(ByteBuffer.wrap(new byte[] {'{'}));

      thread.join();
      assertThat(writer.end())
          .contains(new StreamEnd.Broken("The client sent data on a stream that goes one way."));
      assertThat(endOf(client)).isTrue();
    }
  }

  @Test
  void stoppingSendsTheLastLines() throws Exception {
    start(LONG, LONG);
    outbox.offer(hello());
    try (MessageReader client = reader(connect())) {
      assertThat(client.read()).contains(hello());
      outbox.offer(closed(1));
      writer.stop();

      assertThat(client.read().orElseThrow()).isInstanceOf(Closed.class);
      assertThat(client.read()).isEmpty();
      thread.join();
      assertThat(writer.end()).contains(new StreamEnd.Stopped());
    }
  }

  @Test
  void stoppingEndsTheWaitForAClient() throws Exception {
    start(LONG, LONG);
    writer.stop();
    writer.stop();

    thread.join();
    assertThat(writer.end()).contains(new StreamEnd.Stopped());
  }

  @Test
  void whatWasNotFlushedLeavesWithinASecond() throws IOException {
    start(LONG, LONG);
    try (MessageReader client = reader(connect())) {
      until(writer::connected);
      outbox.offer(hello());

      assertThat(client.read()).contains(hello());
    }
  }

  private void start(Duration client, Duration stall) {
    writer = new StreamWriter(server, outbox, new StreamWriter.Limits(client, stall));
    thread = new Thread(writer, "write");
    thread.start();
  }

  private SocketChannel connect() throws IOException {
    return SocketChannel.open(UnixDomainSocketAddress.of(server.socket()));
  }

  private static MessageReader reader(SocketChannel channel) {
    return new MessageReader(Channels.newInputStream(channel));
  }

  private void offerHelloAndOpened(int count) {
    List<Message> lines = new ArrayList<>(List.of(hello()));
    for (int id = 0; id < count; id++) {
      lines.add(opened(id));
    }
    for (Message line : lines) {
      until(() -> outbox.offer(line));
      outbox.flush();
    }
  }

  /// Reads what was on its way; true if the stream then ends.
  private static boolean endOf(SocketChannel client) throws IOException {
    InputStream in = Channels.newInputStream(client);
    byte[] dropped = new byte[8192];
    Optional<Integer> read = Optional.of(0);
    while (read.get() >= 0) {
      read = Optional.of(in.read(dropped));
    }
    return true;
  }

  private static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(100_000);
    }
  }
}
