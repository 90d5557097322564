package telltale.app.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telltale.app.identity.Identity;
import telltale.wire.CloseReason;
import telltale.wire.Connection;
import telltale.wire.Place;
import telltale.wire.Volume;

class FlowStoreTest {

  private static final Place PLACE =
      new Place(
          Optional.of("FR"),
          Optional.of("Paris"),
          OptionalDouble.of(48.9),
          OptionalDouble.of(2.4),
          OptionalInt.empty(),
          Optional.empty(),
          "test");

  private final List<InetAddress> asked = new ArrayList<>();
  private final FlowStore store =
      new FlowStore(
          address -> {
            asked.add(address);
            return Optional.of(PLACE);
          },
          process -> new Identity("known " + process.name(), Optional.empty(), Optional.empty()));

  @BeforeEach
  void begin() {
    store.apply(Stream.hello(0));
  }

  @Test
  void namesTheProcessAsAPersonWould() {
    store.apply(Stream.opened(0, 1));

    assertThat(store.snapshot().flows().getFirst().identity().map(Identity::name))
        .hasValueSatisfying(name -> assertThat(name).startsWith("known "));
  }

  @Test
  void showsAConnectionWithItsPlaceAndTotals() {
    store.apply(Stream.opened(10, 1));
    store.apply(Stream.traffic(260, 1, 500, 9000));

    FlowView flow = only(store.snapshot());
    assertThat(flow.connection().place()).contains(PLACE);
    assertThat(flow.sent()).isEqualTo(new Volume(500, 1));
    assertThat(flow.received()).isEqualTo(new Volume(9000, 1));
    assertThat(flow.openedAt()).isEqualTo(Stream.at(10));
    assertThat(flow.lastTrafficAt()).isEqualTo(Stream.at(260));
    assertThat(flow.end()).isEmpty();
  }

  @Test
  void asksForAPlaceOnceForEachRemoteAddress() {
    store.apply(Stream.opened(0, 1));
    store.apply(Stream.opened(0, 2));
    store.apply(Stream.opened(0, 3, Stream.connection("curl", "2001:db8::5")));
    store.apply(Stream.closed(0, 2, 0, 0));

    assertThat(asked)
        .containsExactly(
            InetAddress.ofLiteral(Stream.REMOTE), InetAddress.ofLiteral("2001:db8::5"));
  }

  @Test
  void placesEverythingAnewOncePlacesChanged() {
    Moving moving = new Moving();
    FlowStore following =
        new FlowStore(
            moving, process -> new Identity(process.name(), Optional.empty(), Optional.empty()));
    following.apply(Stream.hello(0));
    following.apply(Stream.opened(0, 1));
    following.apply(Stream.traffic(10, 1, 500, 9000));
    following.tick(Stream.at(60_000));
    FlowSnapshot before = following.snapshot();

    following.tick(Stream.at(60_100));
    assertThat(following.snapshot()).as("nothing changed").isSameAs(before);
    moving.where = Optional.empty();
    moving.version++;
    following.tick(Stream.at(60_200));

    assertThat(only(before).connection().place()).contains(PLACE);
    assertThat(only(following.snapshot()).connection().place()).isEmpty();
    assertThat(only(following.snapshot()).received().bytes()).isEqualTo(9000);
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

  @Test
  void ratesFollowTheTrafficInStreamTime() {
    store.apply(Stream.opened(0, 1));
    for (int tick = 1; tick <= 20; tick++) {
      store.apply(Stream.traffic(tick * 250L, 1, tick * 1000L, tick * 50_000L));
    }
    store.tick(Stream.at(5_000));

    FlowView flow = only(store.snapshot());
    assertThat(flow.sentRate()).isCloseTo(4_000, within(1e-6));
    assertThat(flow.receivedRate()).isCloseTo(200_000, within(1e-6));
  }

  @Test
  void comesToRestWhenNothingMoves() {
    store.apply(Stream.opened(0, 1));
    store.apply(Stream.traffic(250, 1, 1000, 0));
    long before = store.snapshot().sequence();
    store.tick(Stream.at(1_000));
    assertThat(store.snapshot().sequence()).isGreaterThan(before);

    store.tick(Stream.at(4_000));
    FlowSnapshot still = store.snapshot();
    assertThat(only(still).sentRate()).isZero();

    for (int later = 5; later < 60; later++) {
      store.tick(Stream.at(later * 1000L));
      store.apply(Stream.traffic(later * 1000L, 1, 1000, 0));
      assertThat(store.snapshot()).isSameAs(still);
    }
  }

  @Test
  void healthThatSaysTheSameChangesNothing() {
    store.apply(Stream.health(0, 0));
    FlowSnapshot first = store.snapshot();
    store.apply(Stream.health(1_000, 0));
    assertThat(store.snapshot()).isSameAs(first);

    store.apply(Stream.health(2_000, 3));
    assertThat(store.snapshot().health().orElseThrow().lost()).isEqualTo(3);
    assertThat(store.snapshot().sequence()).isGreaterThan(first.sequence());
  }

  @Test
  void anEndedConnectionStaysForFiveSeconds() {
    store.apply(Stream.opened(0, 1));
    store.apply(Stream.closed(1_000, 1, 10, 20));

    FlowView.End end = only(store.snapshot()).end().orElseThrow();
    assertThat(end.reason()).isEqualTo(CloseReason.RESET);
    assertThat(end.errno()).hasValue(104);
    store.tick(Stream.at(5_900));
    assertThat(store.snapshot().flows()).hasSize(1);
    store.tick(Stream.at(6_000));
    assertThat(store.snapshot().flows()).isEmpty();
  }

  @Test
  void learnsWhatAClosedLineKnowsMore() {
    store.apply(Stream.opened(0, 1, Stream.connection("sh", Stream.REMOTE)));
    store.apply(Stream.closed(10, 1, 10, 20));

    assertThat(name(only(store.snapshot()).connection())).isEqualTo("curl");
    assertThat(only(store.snapshot()).received().bytes()).isEqualTo(20);
  }

  @Test
  void showsAConnectionWhoseOpeningWasLostButGivesItNoRate() {
    store.apply(Stream.closed(10, 9, 1_000_000, 20));
    store.tick(Stream.at(700));

    assertThat(only(store.snapshot()).sent().bytes()).isEqualTo(1_000_000);
    assertThat(only(store.snapshot()).sentRate()).isZero();
    store.apply(Stream.traffic(800, 77, 1, 1));
    assertThat(store.snapshot().flows()).hasSize(1);
  }

  @Test
  void keepsTheOrderInWhichConnectionsCame() {
    for (long id : new long[] {5, 3, 9, 1}) {
      store.apply(Stream.opened(0, id));
    }
    assertThat(store.snapshot().flows()).extracting(FlowView::id).containsExactly(5L, 3L, 9L, 1L);
  }

  @Test
  void aNewStreamForgetsTheOldOne() {
    store.apply(Stream.opened(0, 1));
    long before = store.snapshot().sequence();
    store.apply(Stream.hello(-60_000));

    assertThat(store.snapshot().flows()).isEmpty();
    assertThat(store.snapshot().sequence()).isGreaterThan(before);
  }

  @Test
  void neverShowsACharacterThatActsOnTheTextAroundIt() {
    store.apply(Stream.opened(0, 1, Stream.connection("ev\u202eil\u001b[2J", Stream.REMOTE)));

    assertThat(name(only(store.snapshot()).connection())).isEqualTo("ev‹U+202E›il‹U+001B›[2J");
    assertThat(only(store.snapshot()).toString()).doesNotContain("\u202e", "\u001b");
  }

  @Test
  void keepsABoundedNumberOfConnectionsAndCountsTheOthers() {
    for (int id = 0; id < FlowStore.LIMIT + 10; id++) {
      store.apply(Stream.opened(0, id));
    }
    assertThat(store.snapshot().flows()).hasSize(FlowStore.LIMIT);
    assertThat(store.snapshot().health().orElseThrow().losses())
        .containsEntry("app-flow-limit", 10L);

    store.apply(Stream.closed(10, 4, 0, 0));
    store.apply(Stream.opened(20, 99_999));
    assertThat(store.snapshot().flows())
        .hasSize(FlowStore.LIMIT)
        .extracting(FlowView::id)
        .contains(99_999L)
        .doesNotContain(4L);
  }

  @Test
  void aClockThatJumpsBackFreezesNothing() {
    store.apply(Stream.opened(3_600_000, 1));
    store.apply(Stream.traffic(3_600_250, 1, 1000, 0));
    store.apply(Stream.closed(3_600_300, 1, 1000, 0));
    for (int tick = 0; tick < 80; tick++) {
      store.tick(Stream.at(tick * 100L));
    }
    assertThat(store.snapshot().flows()).isEmpty();
  }

  private static FlowView only(FlowSnapshot snapshot) {
    assertThat(snapshot.flows()).hasSize(1);
    return snapshot.flows().getFirst();
  }

  private static String name(Connection connection) {
    return connection.process().orElseThrow().name();
  }

  @Test
  void spellsOutWhatAPlaceHides() {
    FlowStore hostile =
        new FlowStore(
            address ->
                Optional.of(
                    new Place(
                        Optional.of("FR"),
                        Optional.of("Paris\u001b]0;x\u0007\u202e"),
                        OptionalDouble.of(48.9),
                        OptionalDouble.of(2.4),
                        OptionalInt.empty(),
                        Optional.empty(),
                        "a\nb")),
            process -> new Identity(process.name(), Optional.empty(), Optional.empty()));
    hostile.apply(Stream.hello(0));
    hostile.apply(Stream.opened(0, 1));

    Place place = only(hostile.snapshot()).connection().place().orElseThrow();
    assertThat(place.city())
        .contains("Paris\u2039U+001B\u203a]0;x\u2039U+0007\u203a\u2039U+202E\u203a");
    assertThat(place.source()).isEqualTo("a\u2039U+000A\u203ab");
  }
}
