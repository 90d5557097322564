package telltale.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import telltale.app.flow.Places;
import telltale.app.neighbour.NetworkCards;
import telltale.wire.Place;

class NeighbourPlacesTest {

  private static final Place PRIVATE = Place.ofRange("private", "a registry");
  private static final Place BERLIN = Sample.place("DE", "Berlin", 52.5, 13.4);

  private final AtomicLong found = new AtomicLong();
  private final Places places =
      address -> Optional.of(address.isSiteLocalAddress() ? PRIVATE : BERLIN);
  private final NeighbourPlaces neighbours =
      new NeighbourPlaces(places, new NetworkCards(Runnable::run, found::incrementAndGet), found);

  @Test
  void leavesAPlaceOnTheMapAsItIs() {
    assertThat(neighbours.locate(InetAddress.ofLiteral("9.9.9.9"))).contains(BERLIN);
  }

  @Test
  void saysNoCardOfWhomThisMachineNeverHeard() {
    assertThat(neighbours.locate(InetAddress.ofLiteral("10.254.253.252"))).contains(PRIVATE);
  }

  @Test
  void hasWhoeverKeepsAnswersAskAgainOnceACardIsFound() {
    long before = neighbours.version();
    found.incrementAndGet();
    assertThat(neighbours.version()).isGreaterThan(before);
  }
}
