package telltale.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import telltale.app.flow.PlaceMemory;
import telltale.app.flow.Places;
import telltale.wire.CloseReason;
import telltale.wire.Closed;
import telltale.wire.Connection;
import telltale.wire.Direction;
import telltale.wire.Endpoint;
import telltale.wire.Hello;
import telltale.wire.Message;
import telltale.wire.MessageReader;
import telltale.wire.Opened;
import telltale.wire.Owner;
import telltale.wire.Place;
import telltale.wire.Protocol;
import telltale.wire.Traffic;
import telltale.wire.Volume;

class JsonWatchTest {

  private static final Instant AT = Instant.ofEpochMilli(1_780_000_000_000L);
  private static final Place PLACE =
      new Place(
          Optional.of("JP"),
          Optional.of("Tokyo"),
          OptionalDouble.of(35.7),
          OptionalDouble.of(139.7),
          OptionalInt.empty(),
          Optional.empty(),
          "test");
  private static final Connection CONNECTION =
      new Connection(
          Protocol.UDP,
          Direction.OUT,
          new Endpoint(InetAddress.ofLiteral("192.0.2.1"), 5353),
          new Endpoint(InetAddress.ofLiteral("198.51.100.1"), 53),
          Owner.How.SEND,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final JsonWatch watch =
      new JsonWatch(out, new PlaceMemory(address -> Optional.of(PLACE)));

  @Test
  void addsThePlaceAndClosesWhatIsStillOpenWithItsLastTotals() throws IOException {
    Connection placed = CONNECTION.withPlace(Optional.of(PLACE));
    Closed first = closed(10, 1, CONNECTION, 5, CloseReason.CLOSED);
    Hello hello = new Hello(AT, 1, "0.1.0", "kprobe", "6.1", "tcx", List.of(), List.of());

    watch.take(hello);
    watch.take(new Opened(AT, 1, CONNECTION));
    watch.take(new Opened(AT, 2, CONNECTION));
    watch.take(new Opened(AT, 3, CONNECTION));
    watch.take(traffic(7, 2, 100));
    watch.take(first);
    watch.take(traffic(20, 2, 900));
    watch.end();

    assertThat(read())
        .containsExactly(
            hello,
            new Opened(AT, 1, placed),
            new Opened(AT, 2, placed),
            new Opened(AT, 3, placed),
            traffic(7, 2, 100),
            closed(10, 1, placed, 5, CloseReason.CLOSED),
            traffic(20, 2, 900),
            closed(20, 2, placed, 900, CloseReason.WATCH_ENDED),
            closed(20, 3, placed, 0, CloseReason.WATCH_ENDED));
  }

  @Test
  void holdsNoLineBack() throws IOException {
    watch.take(new Hello(AT, 1, "0.1.0", "kprobe", "6.1", "tcx", List.of(), List.of()));
    assertThat(read()).hasSize(1);
    watch.take(new Opened(AT, 1, CONNECTION));
    assertThat(read()).hasSize(2);
  }

  private static Traffic traffic(long millis, long id, long bytes) {
    return new Traffic(AT.plusMillis(millis), id, volume(bytes), Volume.NONE);
  }

  @Test
  void tellsAgainOfAConnectionWhosePlaceIsAnotherNow() throws IOException {
    Moving moving = new Moving();
    JsonWatch following = new JsonWatch(out, new PlaceMemory(moving));
    following.take(new Hello(AT, 1, "0.1.0", "kprobe", "6.1", "tcx", List.of(), List.of()));
    following.take(new Opened(AT, 1, CONNECTION));
    following.take(traffic(7, 1, 100));
    following.idle();
    moving.where = Optional.empty();
    moving.version++;
    following.idle();
    following.idle();
    following.end();

    List<Message> lines = read();
    lines.removeFirst();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).isEqualTo(new Opened(AT, 1, CONNECTION.withPlace(Optional.of(PLACE))));
    assertThat(lines.get(2)).isEqualTo(new Opened(AT, 1, CONNECTION));
    assertThat(lines.get(3)).isInstanceOf(Closed.class);
    assertThat(((Closed) lines.get(3)).connection()).isEqualTo(CONNECTION);
    assertThat(((Closed) lines.get(3)).sent()).isEqualTo(((Traffic) lines.get(1)).sent());
  }

  private static final class Moving implements Places {

    private Optional<Place> where = Optional.of(PLACE);
    private long version;

    @Override
    public Optional<Place> locate(InetAddress address) {
      return where;
    }

    @Override
    public long version() {
      return version;
    }
  }

  private static Closed closed(
      long millis, long id, Connection connection, long bytes, CloseReason reason) {
    return new Closed(
        AT.plusMillis(millis),
        id,
        connection,
        volume(bytes),
        Volume.NONE,
        reason,
        OptionalInt.empty());
  }

  private static Volume volume(long bytes) {
    return bytes == 0 ? Volume.NONE : new Volume(bytes, 1);
  }

  private List<Message> read() throws IOException {
    List<Message> messages = new ArrayList<>();
    try (MessageReader reader = new MessageReader(new ByteArrayInputStream(out.toByteArray()))) {
      for (Optional<Message> next = reader.read(); next.isPresent(); next = reader.read()) {
        messages.add(next.get());
      }
    }
    return messages;
  }
}
