package telltale.app.place;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import telltale.app.place.database.Attribution;
import telltale.app.place.database.Database;
import telltale.wire.Place;

/// The databases that are in use at one moment. Where an address is is one database's word, and
/// never the country of one with the city of another; whose it is may be another's.
///
/// @param own the user's, in the order in which they were named
/// @param installed what comes along; says nothing of what a database of the user's is there for
record Shelf(List<Database> own, Installed installed) {

  /// Asks one database; what it cannot read is nothing.
  interface Asking {
    Optional<Place> ask(Database database, InetAddress address);
  }

  /// What is known of a public address: from the first database that knows a point on the map, else
  /// from the first that knows at least something, with the first network that any knows.
  Optional<Place> find(InetAddress address, Asking asking) {
    List<Place> found = new ArrayList<>();
    for (Database database : inCharge(address)) {
      asking.ask(database, address).ifPresent(found::add);
    }
    Optional<Place.Network> network =
        found.stream().flatMap(place -> place.network().stream()).findFirst();
    return best(found)
        .map(place -> place.withNetwork(network))
        .or(() -> network.map(Place::ofNetwork));
  }

  private static Optional<Place> best(List<Place> found) {
    ToIntFunction<Place> says =
        place -> {
          boolean named = place.country().isPresent() || place.city().isPresent();
          return place.latitude().isPresent() ? 2 : named ? 1 : 0;
        };
    Optional<Place> best = Optional.empty();
    for (Place place : found) {
      if (says.applyAsInt(place) > best.map(says::applyAsInt).orElse(0)) {
        best = Optional.of(place);
      }
    }
    return best;
  }

  private List<Database> inCharge(InetAddress address) {
    List<Database> all = new ArrayList<>(own);
    if (usesInstalledPlaces()) {
      installed.places(address).ifPresent(all::add);
    }
    if (usesInstalledNetworks()) {
      installed.networks(address).ifPresent(all::add);
    }
    return all;
  }

  private boolean usesInstalledPlaces() {
    return own.stream().noneMatch(Database::placesAddresses);
  }

  private boolean usesInstalledNetworks() {
    return own.stream().noneMatch(Database::namesNetworks);
  }

  /// What the data that are in use are called.
  List<String> editions() {
    return Stream.concat(
            own.stream().map(Database::edition),
            installed.editions(usesInstalledPlaces(), usesInstalledNetworks()))
        .distinct()
        .toList();
  }

  /// What every screen that shows a place must say.
  List<Attribution> attributions() {
    return Stream.concat(
            own.stream().map(Database::attribution),
            installed.attributions(usesInstalledPlaces(), usesInstalledNetworks()))
        .distinct()
        .toList();
  }
}
