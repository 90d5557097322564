package telltale.app.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import telltale.wire.Health;
import telltale.wire.Hello;
import telltale.wire.Message;
import telltale.wire.MessageWriter;
import telltale.wire.Traffic;
import telltale.wire.Volume;

/// Short streams for the tests of this package.
final class Streams {

  static final Instant BEGIN = Instant.ofEpochMilli(1_780_000_000_000L);
  static final Hello HELLO =
      new Hello(BEGIN, 1, "0.1.0", "tracepoint", "6.12.9", "tcx", List.of("snapshot"), List.of());
  static final List<Message> SHORT = List.of(HELLO, traffic(100), traffic(200), health(300));

  private Streams() {}

  static Traffic traffic(long millis) {
    return new Traffic(BEGIN.plusMillis(millis), 1, new Volume(millis, 1), Volume.NONE);
  }

  static Health health(long millis) {
    return new Health(BEGIN.plusMillis(millis), 1, 1, new TreeMap<>());
  }

  static Path write(Path file, List<Message> messages) throws IOException {
    try (MessageWriter writer = new MessageWriter(Files.newOutputStream(file))) {
      for (Message message : messages) {
        writer.write(message);
      }
    }
    return file;
  }
}
