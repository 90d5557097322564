package telltale.app.text;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import telltale.app.flow.FlowView;
import telltale.app.range.SpecialRange;
import telltale.app.words.Words;
import telltale.wire.Connection;
import telltale.wire.Endpoint;
import telltale.wire.HostName;
import telltale.wire.Place;

/// Spells ends of connections and where they are.
public final class Whereabouts {

  private Whereabouts() {}

  /// The remote end's name where it has one, else its address, with the port unless it has none.
  public static String remote(Connection connection) {
    Endpoint remote = connection.remote();
    return connection
        .host()
        .flatMap(HostName::name)
        .map(VisibleText::of)
        .map(name -> remote.port() == 0 ? name : name + ":" + remote.port())
        .orElseGet(() -> endpoint(remote));
  }

  /// The registrable domain of the remote end's name where it has one, else its address.
  public static String domain(FlowView flow) {
    return flow.domain()
        .map(VisibleText::of)
        .orElseGet(() -> address(flow.connection().remote().address()));
  }

  /// For example `192.0.2.1:443`, `[2001:db8::1]:443`, `192.0.2.1`; the label in its place where
  /// the address was made with one.
  public static String endpoint(Endpoint endpoint) {
    String address = address(endpoint.address());
    if (endpoint.port() == 0) {
      return address;
    }
    return endpoint.address() instanceof Inet6Address
        ? "[" + address + "]:" + endpoint.port()
        : address + ":" + endpoint.port();
  }

  /// Where the remote end is: `Tokyo, Japan`, `Japan`, `This machine`, `Local network`, what its
  /// address is there for, or `Place unknown`.
  public static String place(Words words, Connection connection) {
    InetAddress remote = connection.remote().address();
    if (remote.isLoopbackAddress()) {
      return words.say("place.machine");
    }
    Optional<Place> place = connection.place();
    Optional<String> country = place.flatMap(Place::country).map(code -> country(words, code));
    Optional<String> city = place.flatMap(Place::city).map(VisibleText::of);
    if (city.isPresent() && country.isPresent()) {
      return city.get().equals(country.get())
          ? city.get()
          : words.joinedBy(", ", city.get(), country.get());
    }
    return city.or(() -> country)
        .or(() -> isLocal(remote) ? Optional.of(words.say("place.network")) : Optional.empty())
        .or(() -> range(words, connection))
        .orElseGet(() -> words.say("place.unknown"));
  }

  /// The name of an ISO 3166-1 country, or the code itself where there is none.
  public static String country(Words words, String code) {
    return VisibleText.of(words.country(code));
  }

  /// Whether a connection never leaves this machine or the networks that it is plugged into.
  public static boolean isLocal(FlowView flow) {
    return isLocal(flow.connection().remote().address());
  }

  /// Whether an address never leaves this machine or the networks that it is plugged into.
  public static boolean isLocal(InetAddress address) {
    return SpecialRange.isLocal(address);
  }

  /// What the remote end's address is there for, where that is something special.
  public static Optional<String> range(Words words, Connection connection) {
    return connection
        .place()
        .flatMap(Place::range)
        .flatMap(SpecialRange::ofCode)
        .map(range -> words.say(range.key()));
  }

  /// Whether a label stands in the place of an address.
  public static boolean isLabelled(InetAddress address) {
    return address.toString().indexOf('/') > 0;
  }

  /// RFC 5952: the longest run of zero groups as `::`, which the JDK does not do.
  private static String address(InetAddress address) {
    // `label/digits`, or `/digits`: the one way to the label that looks no name up.
    String labelled = address.toString();
    int slash = labelled.indexOf('/');
    if (slash > 0) {
      return VisibleText.of(labelled.substring(0, slash));
    }
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    String plain = zone < 0 ? text : text.substring(0, zone);
    return address instanceof Inet6Address ? Ipv6Text.compressed(plain) : plain;
  }
}
