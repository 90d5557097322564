package telltale.wire;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Where an address is, as far as a database knows, whose it is, and what it is there for. Where
/// and whose may come from different databases: each part says its source.
///
/// @param country ISO 3166-1 alpha-2 code
/// @param city the city's name
/// @param latitude degrees north
/// @param longitude degrees east
/// @param radius kilometres around the coordinates within which it is, as far as the database knows
/// @param network who runs the network that it belongs to
/// @param spread whether it is answered from more places than this one
/// @param range the special purpose of the address where it has one, for example `private`
/// @param card the network card that answers there, of a neighbour on the local network
/// @param source the database, with its date, for example `DB-IP City Lite 2026-06`; the network's
///     where nothing else is known
public record Place(
    Optional<String> country,
    Optional<String> city,
    OptionalDouble latitude,
    OptionalDouble longitude,
    OptionalInt radius,
    Optional<Network> network,
    Spread spread,
    Optional<String> range,
    Optional<Card> card,
    String source) {

  /// A network card.
  ///
  /// @param address its MAC address, six bytes in hexadecimal, for example `00:00:0c:12:34:56`
  /// @param maker who made it, as far as a list on this machine says so
  public record Card(String address, Optional<String> maker) {}

  /// Who runs a network.
  ///
  /// @param asn the autonomous system's number, an unsigned 32-bit number
  /// @param organisation who runs that autonomous system
  /// @param source the database, with its date
  public record Network(OptionalInt asn, Optional<String> organisation, String source) {}

  /// From how many places an address is answered. A database that says nothing of it says no.
  ///
  /// @param anycast whether routers lead to whichever machine is nearest
  /// @param contentDelivery whether it belongs to a network that delivers content of others
  public record Spread(boolean anycast, boolean contentDelivery) {

    /// From one, or nobody says otherwise.
    public static final Spread ONE = new Spread(false, false);
  }

  /// A place without radius and card, of an address without a special purpose, all of it from one
  /// source.
  public Place(
      Optional<String> country,
      Optional<String> city,
      OptionalDouble latitude,
      OptionalDouble longitude,
      OptionalInt asn,
      Optional<String> organisation,
      String source) {
    this(
        country,
        city,
        latitude,
        longitude,
        OptionalInt.empty(),
        asn.isPresent() || organisation.isPresent()
            ? Optional.of(new Network(asn, organisation, source))
            : Optional.empty(),
        Spread.ONE,
        Optional.empty(),
        Optional.empty(),
        source);
  }

  /// What is known of an address of that special purpose which is nowhere on a map.
  public static Place ofRange(String range, String source) {
    return nowhere(source).withRange(range);
  }

  /// What is known of an address whose network is known and nothing else.
  public static Place ofNetwork(Network network) {
    return nowhere(network.source()).withNetwork(Optional.of(network));
  }

  private static Place nowhere(String source) {
    return new Place(
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        source);
  }

  /// The autonomous system's number, an unsigned 32-bit number.
  public OptionalInt asn() {
    return network.map(Network::asn).orElse(OptionalInt.empty());
  }

  /// Who runs the network that it belongs to.
  public Optional<String> organisation() {
    return network.flatMap(Network::organisation);
  }

  /// The same place of an address of that special purpose.
  public Place withRange(String newRange) {
    return new Place(
        country,
        city,
        latitude,
        longitude,
        radius,
        network,
        spread,
        Optional.of(newRange),
        card,
        source);
  }

  /// The same place in that network, or in none that is known.
  public Place withNetwork(Optional<Network> newNetwork) {
    return new Place(
        country, city, latitude, longitude, radius, newNetwork, spread, range, card, source);
  }

  /// The same place with that card, or with none that is known.
  public Place withCard(Optional<Card> newCard) {
    return new Place(
        country, city, latitude, longitude, radius, network, spread, range, newCard, source);
  }
}
