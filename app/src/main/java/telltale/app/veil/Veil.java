package telltale.app.veil;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;
import telltale.app.identity.Identity;
import telltale.app.latest.Latest;
import telltale.app.link.LinkState;
import telltale.app.words.Phrase;
import telltale.app.words.Speech;
import telltale.wire.Connection;
import telltale.wire.Endpoint;
import telltale.wire.HostName;
import telltale.wire.Place;
import telltale.wire.ProcessFacts;

/// Takes out whatever tells whom this machine talks to, who works on it, and on what: hosts,
/// addresses, networks' operators, user names, paths, arguments. Countries, cities, ports and
/// names of programs stay. What is taken out is numbered, the same thing with the same number for
/// as long as the veil lives, so that two of them can still be told apart. One thread.
public final class Veil {

  /// What stands where something was taken out that needs no number.
  static final String DOTS = "•••";

  private static final int LIMIT = 32_768;

  /// Words that may be a path, a file, a host or an address.
  private static final Pattern TELLING = Pattern.compile("\\S*(?:/|[.:]\\w)\\S*(?<![.,;:])");

  /// What names an instance of a unit: `sshd@0-192.0.2.1:22-192.0.2.9:5000.service`.
  private static final Pattern INSTANCE = Pattern.compile("@.+(?=\\.\\w+$)");

  /// An interface may be called after its hardware address.
  private static final Pattern HARDWARE = Pattern.compile("\\p{XDigit}{12}$");

  private final Speech speech;
  private final MaskedAddresses addresses;
  private final Numbers domains = new Numbers();
  private final Numbers folders = new Numbers();
  private final Numbers users = new Numbers();
  private final Numbers containers = new Numbers();
  private final Map<Long, Done> done = new Latest<>(LIMIT);
  private FlowSnapshot last = FlowSnapshot.EMPTY;
  private FlowSnapshot veiled = FlowSnapshot.EMPTY;

  /// Nothing was seen yet.
  ///
  /// @param speech the language of what stands for a name
  public Veil(Speech speech) {
    this.speech = speech;
    addresses = new MaskedAddresses(speech);
  }

  /// Spells everything anew from here on, with the same numbers.
  public void forget() {
    done.clear();
    last = FlowSnapshot.EMPTY;
    veiled = FlowSnapshot.EMPTY;
  }

  /// The snapshot, with nothing in it that tells.
  @SuppressWarnings("ReferenceEquality")
  public FlowSnapshot over(FlowSnapshot raw) {
    // Asked for several times for each frame.
    if (raw != last) {
      veiled =
          new FlowSnapshot(
              raw.sequence(),
              raw.at(),
              raw.flows().stream().map(this::over).toList(),
              raw.health());
      last = raw;
    }
    return veiled;
  }

  /// One connection, with nothing in it that tells.
  public FlowView over(FlowView raw) {
    Facts known = new Facts(raw.connection(), raw.names());
    Done before = done.get(raw.id());
    if (before == null || !before.raw().equals(known)) {
      before = new Done(known, withoutNames(known));
      done.put(raw.id(), before);
    }
    Facts facts = before.veiled();
    return new FlowView(
        raw.id(),
        facts.connection(),
        facts.names(),
        raw.sent(),
        raw.received(),
        raw.sentRate(),
        raw.receivedRate(),
        raw.openedAt(),
        raw.lastTrafficAt(),
        raw.end());
  }

  /// The state, with nothing in its words that tells.
  public static LinkState over(LinkState raw) {
    return switch (raw) {
      case LinkState.Replaying(var hello, String file) -> new LinkState.Replaying(hello, DOTS);
      case LinkState.Unavailable(Phrase reason, Phrase remedy) ->
          new LinkState.Unavailable(over(reason), over(remedy));
      case LinkState.Lost(Phrase reason) -> new LinkState.Lost(over(reason));
      case LinkState.Authorising waiting -> waiting;
      case LinkState.Streaming streaming -> streaming;
    };
  }

  /// A phrase that speaks of nothing that may be a path, a file, a host or an address.
  public static Phrase over(Phrase phrase) {
    return phrase.with(Veil::over);
  }

  /// A sentence, without words that may be a path, a file, a host or an address.
  public static String over(String sentence) {
    return TELLING.matcher(sentence).replaceAll(DOTS);
  }

  private Facts withoutNames(Facts raw) {
    return new Facts(
        connection(raw.connection()),
        new FlowView.Names(
            raw.names().identity().map(this::identity),
            raw.names().domain().map(domain -> speech.say("mask.domain", domains.of(domain)))));
  }

  private Identity identity(Identity raw) {
    return new Identity(raw.name(), raw.script().map(this::path), raw.icon());
  }

  private Connection connection(Connection raw) {
    Endpoint remote = raw.remote();
    String name =
        raw.host().flatMap(HostName::name).orElseGet(() -> remote.address().getHostAddress());
    return new Connection(
        raw.protocol(),
        raw.direction(),
        new Endpoint(addresses.local(), raw.local().port()),
        new Endpoint(addresses.remote(remote.address(), name), remote.port()),
        raw.owner(),
        raw.process().map(this::process),
        Optional.empty(),
        raw.place().map(Veil::place),
        raw.networkInterface().map(each -> HARDWARE.matcher(each).replaceAll(DOTS)),
        raw.tunnel());
  }

  private ProcessFacts process(ProcessFacts raw) {
    ProcessFacts.Software software = raw.software();
    return new ProcessFacts(
        raw.pid(),
        raw.name(),
        raw.exe().map(this::path),
        arguments(raw),
        raw.user().map(this::user),
        raw.parent(),
        raw.started(),
        new ProcessFacts.Software(
            software.unit().map(unit -> INSTANCE.matcher(unit).replaceAll("@" + DOTS)),
            software.container().map(this::container),
            software.app()));
  }

  /// Argument 0, too, may be whatever the process likes: `sshd: ada@pts/0`.
  private static List<String> arguments(ProcessFacts raw) {
    return switch (raw.commandLine().size()) {
      case 0 -> List.of();
      case 1 -> List.of(raw.name());
      default -> List.of(raw.name(), DOTS);
    };
  }

  /// Programs of one name in two folders stay two.
  private String path(String raw) {
    int slash = raw.lastIndexOf('/');
    return slash < 0
        ? raw
        : speech.say("mask.folder", folders.of(raw.substring(0, slash))) + raw.substring(slash);
  }

  private ProcessFacts.User user(ProcessFacts.User raw) {
    String name = raw.name().orElseGet(() -> Integer.toUnsignedString(raw.uid()));
    return new ProcessFacts.User(raw.uid(), Optional.of(speech.say("mask.user", users.of(name))));
  }

  private ProcessFacts.Container container(ProcessFacts.Container raw) {
    return new ProcessFacts.Container(
        Integer.toString(containers.of(raw.id())), raw.runtime(), raw.pod().map(pod -> DOTS));
  }

  private static Place place(Place raw) {
    return raw.withNetwork(Optional.empty()).withCard(Optional.empty());
  }

  private record Facts(Connection connection, FlowView.Names names) {}

  private record Done(Facts raw, Facts veiled) {}
}
