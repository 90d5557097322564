package telltale.app.inspect;

import java.net.InetAddress;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import telltale.app.correction.Correction;
import telltale.app.flow.FlowView;
import telltale.app.identity.Identity;
import telltale.app.inspect.Inspection.Section;
import telltale.app.neighbour.NetworkCard;
import telltale.app.text.EndText;
import telltale.app.text.Moment;
import telltale.app.text.OwnerText;
import telltale.app.text.Whereabouts;
import telltale.app.words.Words;
import telltale.wire.Connection;
import telltale.wire.Direction;
import telltale.wire.Place;
import telltale.wire.ProcessFacts;

/// Spells what is known of one connection.
///
/// @param words in which it is spelled
/// @param now the stream's clock, which decides whether a moment needs its date
/// @param zone the user's time zone
/// @param distance of places from this machine
/// @param cards the network cards of neighbours
record FlowFacts(
    Words words,
    Instant now,
    ZoneId zone,
    Distance distance,
    Function<InetAddress, Optional<NetworkCard>> cards) {

  private static final int LONG_ID = 64;
  private static final int SHORT_ID = 12;

  List<Section> sections(FlowView flow) {
    List<Section> sections = new ArrayList<>();
    Connection connection = flow.connection();
    connection
        .process()
        .ifPresent(process -> who(flow, process).into(sections, words.say("inspect.who")));
    what(flow).into(sections, words.say("inspect.what"));
    where(flow).into(sections, words.say("inspect.where"));
    // Long, and seldom what somebody looks for first.
    connection
        .process()
        .ifPresent(process -> lineage(process).into(sections, words.say("inspect.started-by")));
    FactList evidence = new FactList(words);
    evidence.said("", OwnerText.sentence(words, connection.owner()));
    evidence.into(sections, words.say("inspect.how"));
    new CopyLines(words).of(flow).into(sections, words.say("inspect.copy-as"));
    return sections;
  }

  FactList who(FlowView flow, ProcessFacts process) {
    FactList facts = new FactList(words);
    facts.code("inspect.program", process.exe());
    facts.code("inspect.script", flow.identity().flatMap(Identity::script));
    facts.code("inspect.command", String.join(" ", process.commandLine()));
    facts.code("inspect.pid", Integer.toString(process.pid()));
    facts.text("inspect.user", process.user().map(FlowFacts::user));
    facts.said("inspect.started", process.started().map(this::moment).orElse(""));
    ProcessFacts.Software software = process.software();
    facts.text("inspect.app", software.app().map(FlowFacts::app));
    facts.text("inspect.container", software.container().map(FlowFacts::container));
    facts.text("inspect.pod", software.container().flatMap(ProcessFacts.Container::pod));
    facts.text("inspect.unit", software.unit());
    return facts;
  }

  private FactList what(FlowView flow) {
    Connection connection = flow.connection();
    FactList facts = new FactList(words);
    facts.said(
        "inspect.state", flow.end().map(this::ended).orElseGet(() -> words.say("inspect.open")));
    facts.text("inspect.protocol", connection.protocol().wireName().toUpperCase(Locale.ROOT));
    facts.said("inspect.direction", words.say(direction(connection.direction())));
    facts.code("inspect.remote", Whereabouts.endpoint(connection.remote()));
    connection.host().ifPresent(host -> new HostFacts(words).addTo(facts, host));
    facts.code("inspect.local", Whereabouts.endpoint(connection.local()));
    facts.text("inspect.interface", connection.networkInterface());
    if (connection.tunnel()) {
      facts.said("inspect.tunnel", words.say("inspect.tunnel.about"));
    }
    facts.said("inspect.first-seen", moment(flow.openedAt()));
    return facts;
  }

  private FactList where(FlowView flow) {
    Connection connection = flow.connection();
    FactList facts = new FactList(words);
    facts.said(
        "inspect.place",
        Whereabouts.place(words, connection),
        connection.place().flatMap(Place::country));
    Whereabouts.range(words, connection).ifPresent(range -> facts.said("inspect.range", range));
    facts.text("inspect.card", card(flow));
    connection
        .place()
        .ifPresent(
            place -> {
              facts.code("inspect.coordinates", coordinates(place));
              facts.said("inspect.distance", away(place));
              facts.said("inspect.radius", uncertainty(place));
              facts.said("inspect.spread", spread(place.spread()));
              sources(facts, place);
            });
    return facts;
  }

  /// An address that is masked, or was used some time ago, may be another's by now.
  private Optional<String> card(FlowView flow) {
    InetAddress remote = flow.connection().remote().address();
    return flow.end().isPresent() || Whereabouts.isLabelled(remote)
        ? Optional.empty()
        : cards.apply(remote).map(this::card);
  }

  private String card(NetworkCard card) {
    return card.isLocal()
        ? words.say("inspect.card.private", card.address())
        : card.vendor().map(vendor -> vendor + ", " + card.address()).orElse(card.address());
  }

  private void source(FactList facts, Place place) {
    if (place.source().equals(Correction.SOURCE)) {
      facts.said("inspect.source", words.say("inspect.override"));
    } else {
      facts.text("inspect.source", place.source());
    }
  }

  private String uncertainty(Place place) {
    boolean countryAlone =
        place.country().isPresent()
            && place.city().isEmpty()
            && !place.source().equals(Correction.SOURCE);
    return words.joinedBy(
        ", ",
        countryAlone ? words.say("inspect.country-alone") : "",
        place.radius().isPresent() ? words.say("inspect.within", place.radius().getAsInt()) : "");
  }

  private String spread(Place.Spread spread) {
    return words.joinedBy(
        ", ",
        spread.anycast() ? words.say("inspect.anycast") : "",
        spread.contentDelivery() ? words.say("inspect.cdn") : "");
  }

  /// Where it is and whose it is may be of two minds: each says who said so.
  private void sources(FactList facts, Place place) {
    Optional<String> other =
        place.network().map(Place.Network::source).filter(from -> !from.equals(place.source()));
    if (other.isEmpty()) {
      facts.text("inspect.network", network(place));
      source(facts, place);
    } else {
      source(facts, place);
      facts.text("inspect.network", network(place));
      facts.text("inspect.source", other);
    }
  }

  private String ended(FlowView.End end) {
    return words.joinedBy(", ", EndText.sentence(words, end), moment(end.at()));
  }

  private String moment(Instant moment) {
    return Moment.of(words, moment, now, zone);
  }

  private static String user(ProcessFacts.User user) {
    return user.name().map(name -> name + " (uid " + user.uid() + ")").orElse("uid " + user.uid());
  }

  /// The first process of all at the top, and under each one the one that it started.
  FactList lineage(ProcessFacts process) {
    List<ProcessFacts.Parent> line = new ArrayList<>();
    Optional<ProcessFacts.Parent> next = process.parent();
    while (next.isPresent()) {
      line.addFirst(next.get());
      next = next.get().parent();
    }
    FactList facts = new FactList(words);
    for (int depth = 0; depth < line.size(); depth++) {
      ProcessFacts.Parent each = line.get(depth);
      facts.branch(
          pid(each.pid()), depth, each.name().orElseGet(() -> words.say("inspect.no-name")));
    }
    if (!line.isEmpty()) {
      facts.branch(pid(process.pid()), line.size(), process.name());
    }
    return facts;
  }

  private String pid(int pid) {
    return words.say("inspect.pid") + " " + pid;
  }

  private static String app(ProcessFacts.App app) {
    return switch (app.packaging().orElse("")) {
      case "flatpak" -> app.id() + " (Flatpak)";
      case "snap" -> app.id() + " (Snap)";
      default -> app.id();
    };
  }

  /// An id is as short as its runtime's own commands print it; the first digits name it well.
  private static String container(ProcessFacts.Container container) {
    String id = container.id();
    String shown = id.length() == LONG_ID ? id.substring(0, SHORT_ID) : id;
    return container.runtime().map(runtime -> runtime + " " + shown).orElse(shown);
  }

  private static String direction(Direction direction) {
    return switch (direction) {
      case OUT -> "inspect.direction.out";
      case IN -> "inspect.direction.in";
      case UNKNOWN -> "inspect.direction.unknown";
    };
  }

  private static Optional<String> coordinates(Place place) {
    return place.latitude().isPresent() && place.longitude().isPresent()
        ? Optional.of(
            degrees(place.latitude(), "N", "S") + "  " + degrees(place.longitude(), "E", "W"))
        : Optional.empty();
  }

  private static String degrees(OptionalDouble angle, String positive, String negative) {
    double degrees = angle.orElse(0);
    return String.format(
        Locale.ROOT, "%.2f° %s", Math.abs(degrees), degrees < 0 ? negative : positive);
  }

  /// As roughly as it is known: this machine's own place is its time zone's city, most of the time.
  private String away(Place place) {
    if (place.latitude().isEmpty() || place.longitude().isEmpty()) {
      return "";
    }
    double exact =
        distance.kilometres(place.latitude().getAsDouble(), place.longitude().getAsDouble());
    return words.say("inspect.distance.about", Math.round(exact / 10) * 10);
  }

  private static Optional<String> network(Place place) {
    Optional<String> number =
        place.asn().isPresent()
            ? Optional.of("AS" + Integer.toUnsignedString(place.asn().getAsInt()))
            : Optional.empty();
    return number
        .map(as -> place.organisation().map(name -> as + " · " + name).orElse(as))
        .or(place::organisation);
  }
}
