package telltale.app.name;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import telltale.app.name.bytes.Reading;
import telltale.wire.Connection;
import telltale.wire.Direction;
import telltale.wire.HostName;
import telltale.wire.WireFormat;

/// One connection and what is known of its name. Belongs to [NamingSink] and its thread.
final class Talk {

  private static final int PORT_DNS_OVER_TLS = 853;

  /// What answers DNS over HTTPS and nothing else, or hides everybody behind it.
  private static final Set<String> DNS_OVER_HTTPS =
      Set.of(
          "dns.google",
          "cloudflare-dns.com",
          "mozilla.cloudflare-dns.com",
          "chrome.cloudflare-dns.com",
          "one.one.one.one",
          "dns.quad9.net",
          "doh.opendns.com",
          "dns.nextdns.io",
          "dns.adguard-dns.com",
          "dns.mullvad.net");

  private static final int MOST_GIVEN = 64;

  private static final Set<String> FRONTS = Set.of("cloudflare-ech.com");

  final Instant openedAt;
  final Overheard overheard;
  final Page.Visit visit;
  Connection connection;

  /// The connection as it was told of last.
  Optional<Connection> told = Optional.empty();

  /// Every name that its address was heard to have when it was opened.
  List<String> names = List.of();

  /// What it was answered, if it asks a name server; at most [#MOST_GIVEN].
  final Deque<NameBook.Given> given = new ArrayDeque<>();

  Optional<Overheard.Heard> heard = Optional.empty();

  Talk(Instant openedAt, Connection connection, Page.Visit visit) {
    this.openedAt = openedAt;
    this.connection = connection;
    this.visit = visit;
    this.overheard = new Overheard(connection.protocol());
  }

  /// Keeps an answer in mind, in case another turns out to have asked.
  void keep(NameBook.Given answer) {
    given.addLast(answer);
    if (given.size() > MOST_GIVEN) {
      given.removeFirst();
    }
  }

  /// Who was called is only known to the caller.
  boolean isIncoming() {
    return connection.direction() == Direction.IN;
  }

  /// The connection with the best name for it.
  Connection named() {
    Optional<HostName> host =
        switch (heard.map(Overheard.Heard::reading).orElse(new Reading.Nameless())) {
          case Reading.Found found ->
              host(Optional.of(found.name()), source(), hidden(found.name(), found.protocols()));
          case Reading.Hidden hidden -> behind(hidden);
          default -> host(visit.name(), "dns", byPort());
        };
    return host.isPresent() ? connection.withHost(host) : connection;
  }

  private String source() {
    return heard.map(Overheard.Heard::source).orElse(HostName.NO_SOURCE);
  }

  /// Browsers pretend to use Encrypted Client Hello with everybody. Where a name server gave this
  /// very name for this address, it is the real one.
  private Optional<HostName> behind(Reading.Hidden hidden) {
    Optional<String> front = hidden.front();
    Optional<String> asked = visit.name();
    boolean isFront = front.isPresent() && FRONTS.contains(front.get());
    if (front.isPresent() && !isFront && names.contains(front.get())) {
      return host(front, "sni", hidden(front.get(), hidden.protocols()));
    }
    if (asked.isPresent()) {
      return host(asked, "dns", Optional.of("ech"));
    }
    return host(isFront ? Optional.empty() : front, "sni", Optional.of("ech"));
  }

  private Optional<String> hidden(String name, List<String> protocols) {
    if (protocols.contains("dot") || protocols.contains("doq")) {
      return Optional.of("dot");
    }
    return DNS_OVER_HTTPS.contains(name) && byPort().isEmpty() ? Optional.of("doh") : byPort();
  }

  private Optional<String> byPort() {
    boolean isAsked = !isIncoming() && connection.remote().port() == PORT_DNS_OVER_TLS;
    return isAsked ? Optional.of("dot") : Optional.empty();
  }

  private Optional<HostName> host(Optional<String> name, String source, Optional<String> hidden) {
    List<HostName.Other> others = new ArrayList<>();
    front()
        .filter(front -> !name.equals(Optional.of(front)))
        .ifPresent(front -> others.add(new HostName.Other(front, "sni")));
    for (String other : names) {
      if (others.size() < WireFormat.MAX_OTHER_NAMES && !name.equals(Optional.of(other))) {
        others.add(new HostName.Other(other, "dns"));
      }
    }
    if (name.isEmpty() && others.isEmpty() && hidden.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new HostName(name, name.isPresent() ? source : HostName.NO_SOURCE, others, hidden));
  }

  private Optional<String> front() {
    return heard
        .map(Overheard.Heard::reading)
        .flatMap(
            reading ->
                reading instanceof Reading.Hidden hidden ? hidden.front() : Optional.empty());
  }
}
