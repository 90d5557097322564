package telltale.app;

import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import telltale.app.flow.Places;
import telltale.app.neighbour.NetworkCard;
import telltale.app.neighbour.NetworkCards;
import telltale.wire.Place;

/// Places, and of neighbours the network card. For the thread that asks, which reads the files
/// itself: a list of makers takes some tens of milliseconds, once for each card.
final class NeighbourPlaces implements Places {

  private final Places places;
  private final NetworkCards cards;
  private final AtomicLong found;

  /// @param found counts the cards that were found, or are others than before
  NeighbourPlaces(Places places, NetworkCards cards, AtomicLong found) {
    this.places = places;
    this.cards = cards;
    this.found = found;
  }

  /// With the cards of this machine's neighbours.
  static NeighbourPlaces ofThisMachine(Places places) {
    AtomicLong found = new AtomicLong();
    return new NeighbourPlaces(
        places, new NetworkCards(Runnable::run, found::incrementAndGet), found);
  }

  @Override
  public Optional<Place> locate(InetAddress address) {
    Optional<Place> place = places.locate(address);
    return place.filter(here -> here.range().isPresent()).isPresent()
        ? place.map(here -> here.withCard(cards.card(address).map(NeighbourPlaces::card)))
        : place;
  }

  private static Place.Card card(NetworkCard card) {
    return new Place.Card(card.address(), card.vendor());
  }

  @Override
  public long version() {
    return places.version() + found.get();
  }
}
