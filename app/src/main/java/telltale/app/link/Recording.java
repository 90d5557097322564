package telltale.app.link;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import telltale.app.words.Phrase;
import telltale.wire.Hello;
import telltale.wire.MalformedMessage;
import telltale.wire.Message;
import telltale.wire.MessageReader;

/// A stream that was kept, shown again at its own pace. A recording is nothing but the lines of a
/// stream, compressed with gzip or not.
public final class Recording implements MessageSource {

  private static final int GZIP_MAGIC = 0x1f8b;
  private static final long WAIT_NANOS = 100_000_000;

  private final Path file;
  private final double speed;
  private final boolean loops;
  private final CountDownLatch closed = new CountDownLatch(1);

  /// Opens nothing yet.
  ///
  /// @param speed how many seconds of the recording pass in one second; more than 0
  /// @param loops whether to begin again at the end
  public Recording(Path file, double speed, boolean loops) {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("a recording's speed must be more than 0: " + speed);
    }
    this.file = file;
    this.speed = speed;
    this.loops = loops;
  }

  @Override
  public LinkState run(MessageSink sink) {
    LinkState end;
    do {
      end = playOnce(sink);
    } while (loops && end instanceof LinkState.Replaying && closed.getCount() > 0);
    return end;
  }

  private LinkState playOnce(MessageSink sink) {
    Optional<LinkState.Replaying> playing = Optional.empty();
    try (MessageReader reader = new MessageReader(open(file))) {
      Optional<Message> next = reader.read();
      if (!(next.orElse(null) instanceof Hello hello)) {
        return notARecording(Phrase.of("recording.empty"));
      }
      LinkState.Replaying state = new LinkState.Replaying(hello, name());
      playing = Optional.of(state);
      sink.entered(state);
      Pace pace = new Pace(hello.at());
      SharedFacts facts = new SharedFacts();
      while (next.isPresent() && pace.awaits(next.get().at(), sink)) {
        sink.received(facts.in(next.get()));
        next = reader.read();
      }
      return state;
    } catch (IOException wrong) {
      Phrase problem = problem(wrong);
      return playing.isPresent()
          ? new LinkState.Lost(Phrase.of("recording.breaks-off", name(), problem))
          : notARecording(problem);
    }
  }

  private LinkState.Unavailable notARecording(Phrase problem) {
    return new LinkState.Unavailable(
        Phrase.of("recording.none", file.toString(), problem), Phrase.of("recording.none.remedy"));
  }

  private static Phrase problem(IOException wrong) {
    return switch (wrong) {
      case MalformedMessage malformed -> Phrase.verbatim(malformed.problem());
      case NoSuchFileException missing -> Phrase.of("recording.missing");
      case AccessDeniedException denied -> Phrase.of("recording.forbidden");
      case EOFException cut -> Phrase.of("recording.cut-off");
      case ZipException damaged -> Phrase.of("recording.damaged");
      default -> Phrase.of("recording.unreadable");
    };
  }

  private String name() {
    return String.valueOf(file.getFileName());
  }

  /// The bytes of a recording, unpacked where the file begins as gzip does.
  private static InputStream open(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file));
    try {
      raw.mark(2);
      int magic = raw.read() << 8 | raw.read();
      raw.reset();
      return magic == GZIP_MAGIC ? new GZIPInputStream(raw) : raw;
    } catch (IOException failed) {
      raw.close();
      throw failed;
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }

  /// Keeps the recording's time: stream time runs `speed` times as fast as the clock on the wall.
  private final class Pace {

    private final Instant streamBegin;
    private final long wallBegin = System.nanoTime();

    private Pace(Instant streamBegin) {
      this.streamBegin = streamBegin;
    }

    /// Waits until that moment of the stream; false when the recording was closed meanwhile.
    private boolean awaits(Instant due, MessageSink sink) {
      try {
        Duration left = Duration.between(streamNow(), due);
        while (left.isPositive()) {
          // In seconds first: a recording may claim a gap of centuries.
          double wallSeconds =
              left.toSeconds() < 1 ? left.toNanos() / 1e9 / speed : left.toSeconds() / speed;
          long wait = (long) Math.min(wallSeconds * 1e9, WAIT_NANOS);
          if (closed.await(wait, TimeUnit.NANOSECONDS)) {
            return false;
          }
          left = Duration.between(streamNow(), due);
          if (left.isPositive()) {
            sink.idle(streamNow());
          }
        }
        return closed.getCount() > 0;
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    private Instant streamNow() {
      return streamBegin.plusNanos((long) ((System.nanoTime() - wallBegin) * speed));
    }
  }
}
