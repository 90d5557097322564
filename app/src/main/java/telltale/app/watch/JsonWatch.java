package telltale.app.watch;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import telltale.app.flow.PlaceMemory;
import telltale.wire.CloseReason;
import telltale.wire.Closed;
import telltale.wire.Connection;
import telltale.wire.FirstWords;
import telltale.wire.Health;
import telltale.wire.Hello;
import telltale.wire.Message;
import telltale.wire.MessageWriter;
import telltale.wire.Opened;
import telltale.wire.Traffic;
import telltale.wire.Volume;

/// `watch --json`: the stream as it comes, with places, one line a write and none held back. At the
/// end every connection still open gets a `closed` line, so that the totals of a run are the sum of
/// its `closed` lines. Belongs to the reader thread.
public final class JsonWatch {

  private final MessageWriter writer;
  private final PlaceMemory places;
  private final Map<Long, Live> open = new LinkedHashMap<>();
  private Instant newest = Instant.EPOCH;

  /// Writes to that stream, which should have no buffer of its own.
  public JsonWatch(OutputStream out, PlaceMemory places) {
    this.writer = new MessageWriter(out);
    this.places = places;
  }

  /// @param said what the stream says
  /// @param connection the same, and the place
  private record Live(
      Instant openedAt, Connection said, Connection connection, Volume sent, Volume received) {

    Live placed(Connection elsewhere) {
      return new Live(openedAt, said, elsewhere, sent, received);
    }
  }

  /// Writes the line of a message.
  ///
  /// @throws IOException when the reader has gone
  public void take(Message message) throws IOException {
    if (message.at().isAfter(newest)) {
      newest = message.at();
    }
    idle();
    writer.write(remembered(message));
    writer.flush();
  }

  /// Tells again of connections whose place is another since places changed.
  ///
  /// @throws IOException when the reader has gone
  public void idle() throws IOException {
    if (!places.refresh()) {
      return;
    }
    for (Map.Entry<Long, Live> entry : open.entrySet()) {
      Live live = entry.getValue();
      Connection now = places.placed(live.said());
      if (!now.equals(live.connection())) {
        entry.setValue(live.placed(now));
        writer.write(new Opened(live.openedAt(), entry.getKey(), now));
      }
    }
    writer.flush();
  }

  /// Writes a `closed` line for every connection that is still open.
  ///
  /// @throws IOException when the reader has gone
  public void end() throws IOException {
    for (Map.Entry<Long, Live> entry : open.entrySet()) {
      Live live = entry.getValue();
      writer.write(
          new Closed(
              newest,
              entry.getKey(),
              live.connection(),
              live.sent(),
              live.received(),
              CloseReason.WATCH_ENDED,
              OptionalInt.empty()));
    }
    open.clear();
    writer.flush();
  }

  private Message remembered(Message message) {
    return switch (message) {
      case Opened opened -> {
        Connection said = opened.connection();
        Connection placed = places.placed(said);
        Live before = open.get(opened.id());
        open.put(
            opened.id(),
            before == null
                ? new Live(opened.at(), said, placed, Volume.NONE, Volume.NONE)
                : new Live(opened.at(), said, placed, before.sent(), before.received()));
        yield new Opened(opened.at(), opened.id(), placed);
      }
      case Traffic traffic -> {
        open.computeIfPresent(
            traffic.id(),
            (id, live) ->
                new Live(
                    live.openedAt(),
                    live.said(),
                    live.connection(),
                    traffic.sent(),
                    traffic.received()));
        yield traffic;
      }
      case Closed closed -> {
        open.remove(closed.id());
        yield closed.withConnection(places.placed(closed.connection()));
      }
      case FirstWords words -> words;
      case Hello hello -> hello;
      case Health health -> health;
    };
  }
}
