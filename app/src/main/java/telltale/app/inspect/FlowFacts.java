package telltale.app.inspect;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import telltale.app.flow.FlowView;
import telltale.app.identity.Identity;
import telltale.app.inspect.Inspection.Section;
import telltale.app.text.EndText;
import telltale.app.text.Moment;
import telltale.app.text.OwnerText;
import telltale.app.text.Whereabouts;
import telltale.wire.Connection;
import telltale.wire.Direction;
import telltale.wire.HostName;
import telltale.wire.Place;
import telltale.wire.ProcessFacts;

/// Spells what is known of one connection.
///
/// @param now the stream's clock, which decides whether a moment needs its date
/// @param zone the user's time zone
record FlowFacts(Instant now, ZoneId zone) {

  private static final int LONG_ID = 64;
  private static final int SHORT_ID = 12;

  List<Section> sections(FlowView flow) {
    List<Section> sections = new ArrayList<>();
    Connection connection = flow.connection();
    connection
        .process()
        .ifPresent(
            process -> {
              who(flow, process).into(sections, "Who");
              lineage(process).into(sections, "Started by");
            });
    what(flow).into(sections, "What");
    where(connection).into(sections, "Where");
    FactList evidence = new FactList();
    evidence.text("", OwnerText.sentence(connection.owner()));
    evidence.into(sections, "How we know");
    return sections;
  }

  FactList who(FlowView flow, ProcessFacts process) {
    FactList facts = new FactList();
    facts.code("Program", process.exe());
    facts.code("Script", flow.identity().flatMap(Identity::script));
    facts.code("Command", String.join(" ", process.commandLine()));
    facts.code("PID", Integer.toString(process.pid()));
    facts.text("User", process.user().map(FlowFacts::user));
    facts.text("Started", process.started().map(this::moment));
    ProcessFacts.Software software = process.software();
    facts.text("App", software.app().map(FlowFacts::app));
    facts.text("Container", software.container().map(FlowFacts::container));
    facts.text("Pod", software.container().flatMap(ProcessFacts.Container::pod));
    facts.text("Unit", software.unit());
    return facts;
  }

  private FactList what(FlowView flow) {
    Connection connection = flow.connection();
    FactList facts = new FactList();
    facts.text("State", flow.end().map(this::ended).orElse("Open"));
    facts.text("Protocol", connection.protocol().wireName().toUpperCase(Locale.ROOT));
    facts.text("Direction", direction(connection.direction()));
    facts.code("Remote", Whereabouts.endpoint(connection.remote()));
    facts.text("Name", connection.host().map(FlowFacts::host));
    facts.code("Local", Whereabouts.endpoint(connection.local()));
    facts.text("Interface", connection.networkInterface());
    if (connection.tunnel()) {
      facts.text("Tunnel", "Carries other connections, which are listed too.");
    }
    facts.text("First seen", moment(flow.openedAt()));
    return facts;
  }

  private static FactList where(Connection connection) {
    FactList facts = new FactList();
    facts.text("Place", Whereabouts.place(connection));
    connection
        .place()
        .ifPresent(
            place -> {
              facts.code("Coordinates", coordinates(place));
              facts.text("Network", network(place));
              facts.text("Source", place.source());
            });
    return facts;
  }

  private String ended(FlowView.End end) {
    return EndText.sentence(end) + ", " + moment(end.at());
  }

  private String moment(Instant moment) {
    return Moment.of(moment, now, zone);
  }

  private static String user(ProcessFacts.User user) {
    return user.name().map(name -> name + " (uid " + user.uid() + ")").orElse("uid " + user.uid());
  }

  /// The first process of all at the top, and under each one the one that it started.
  static FactList lineage(ProcessFacts process) {
    List<ProcessFacts.Parent> line = new ArrayList<>();
    Optional<ProcessFacts.Parent> next = process.parent();
    while (next.isPresent()) {
      line.addFirst(next.get());
      next = next.get().parent();
    }
    FactList facts = new FactList();
    for (int depth = 0; depth < line.size(); depth++) {
      ProcessFacts.Parent each = line.get(depth);
      facts.branch("PID " + each.pid(), depth, each.name().orElse("name unknown"));
    }
    if (!line.isEmpty()) {
      facts.branch("PID " + process.pid(), line.size(), process.name());
    }
    return facts;
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

  private static String host(HostName host) {
    return switch (host.source()) {
      case "sni" -> host.name() + " (TLS)";
      case "dns" -> host.name() + " (DNS)";
      case "reverse" -> host.name() + " (reverse DNS)";
      default -> host.name();
    };
  }

  private static String direction(Direction direction) {
    return switch (direction) {
      case OUT -> "Outgoing, begun here";
      case IN -> "Incoming, begun elsewhere";
      case UNKNOWN -> "Unknown, older than the watch";
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

  private static Optional<String> network(Place place) {
    Optional<String> number =
        place.asn().isPresent() ? Optional.of("AS" + place.asn().getAsInt()) : Optional.empty();
    return number
        .map(as -> place.organisation().map(name -> as + " · " + name).orElse(as))
        .or(place::organisation);
  }
}
