package telltale.app.list;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import telltale.app.flow.FlowView;
import telltale.app.text.OwnerText;
import telltale.app.text.ProgramText;
import telltale.app.text.Whereabouts;
import telltale.app.words.Words;
import telltale.wire.Connection;
import telltale.wire.Direction;
import telltale.wire.HostName;
import telltale.wire.Place;
import telltale.wire.ProcessFacts;

/// What a filter can ask for by name.
enum FilterKey {
  PROCESS(Kind.PART),
  HOST(Kind.PART),
  DOMAIN(Kind.WORD),
  COUNTRY(Kind.PART),
  CITY(Kind.PART),
  NETWORK(Kind.PART),
  PORT(Kind.NUMBER),
  DIR(Kind.WORD),
  PROTO(Kind.WORD),
  USER(Kind.WORD),
  PID(Kind.NUMBER),
  UNIT(Kind.PART),
  IS(Kind.WORD),
  RATE(Kind.AMOUNT),
  TOTAL(Kind.AMOUNT),
  SINCE(Kind.AGE);

  /// How a key's value is compared.
  enum Kind {
    /// It occurs somewhere in what is known.
    PART,
    /// It is what is known.
    WORD,
    /// It is a whole number, or a range of them.
    NUMBER,
    /// It is more or less than a number of bytes.
    AMOUNT,
    /// It happened no longer ago than that.
    AGE
  }

  /// Under [#IS], what came while nobody looked; a connection does not know.
  static final String NEW = "new";

  private final Kind kind;

  FilterKey(Kind kind) {
    this.kind = kind;
  }

  /// As it is typed.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Kind kind() {
    return kind;
  }

  /// What is known of a connection under this key, in lower case.
  List<String> valuesOf(FlowView flow) {
    return valuesIn(flow).map(value -> value.toLowerCase(Locale.ROOT)).toList();
  }

  /// The same, and what it is called in the language that the user reads.
  List<String> valuesOf(FlowView flow, Words words) {
    Stream<String> besides = words.english() ? Stream.empty() : namesIn(flow, words);
    return Stream.concat(valuesIn(flow), besides)
        .map(value -> value.toLowerCase(Locale.ROOT))
        .toList();
  }

  private Stream<String> namesIn(FlowView flow, Words words) {
    Connection connection = flow.connection();
    return switch (this) {
      case COUNTRY ->
          connection.place().flatMap(Place::country).stream()
              .map(code -> Whereabouts.country(words, code));
      case PROCESS -> Stream.of(ProgramText.title(words, flow));
      case IS ->
          connection.process().isEmpty()
              ? Stream.of(OwnerText.title(words, connection.owner()))
              : Stream.empty();
      default -> Stream.empty();
    };
  }

  private Stream<String> valuesIn(FlowView flow) {
    Connection connection = flow.connection();
    return switch (this) {
      case PROCESS -> programs(flow);
      case HOST -> host(connection);
      case DOMAIN -> Stream.of(Whereabouts.domain(flow));
      case COUNTRY -> country(connection);
      case CITY -> connection.place().flatMap(Place::city).stream();
      case NETWORK -> network(connection);
      case PORT -> ports(connection);
      case DIR -> Stream.of(connection.direction().name());
      case PROTO -> Stream.of(connection.protocol().wireName());
      case USER -> user(connection);
      case PID -> connection.process().map(facts -> Integer.toString(facts.pid())).stream();
      case UNIT -> unit(connection);
      case IS -> states(flow);
      case RATE -> Stream.of(Double.toString(flow.sentRate() + flow.receivedRate()));
      case TOTAL -> Stream.of(Long.toString(flow.sent().bytes() + flow.received().bytes()));
      case SINCE -> Stream.of(Long.toString(cameOrWent(flow).toEpochMilli()));
    };
  }

  static Optional<FilterKey> named(String word) {
    String wanted = word.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(key -> key.word().equals(wanted)).findFirst();
  }

  /// Bytes: `500`, `20k`, `1.5M`, `2G`.
  static OptionalDouble amount(String text) {
    int last = text.length() - 1;
    double unit =
        switch (last < 0 ? ' ' : text.charAt(last)) {
          case 'k' -> 1e3;
          case 'm' -> 1e6;
          case 'g' -> 1e9;
          default -> 1;
        };
    String digits = unit == 1 ? text : text.substring(0, last);
    return digits.matches("\\d{1,15}(\\.\\d{1,6})?")
        ? OptionalDouble.of(Double.parseDouble(digits) * unit)
        : OptionalDouble.empty();
  }

  /// How long ago: `30s`, `5m`, `2h`, `1d`.
  static Optional<Duration> age(String text) {
    if (!text.matches("\\d{1,6}[smhd]")) {
      return Optional.empty();
    }
    int last = text.length() - 1;
    ChronoUnit unit =
        switch (text.charAt(last)) {
          case 's' -> ChronoUnit.SECONDS;
          case 'm' -> ChronoUnit.MINUTES;
          case 'h' -> ChronoUnit.HOURS;
          default -> ChronoUnit.DAYS;
        };
    return Optional.of(Duration.of(Long.parseLong(text.substring(0, last)), unit));
  }

  private static Instant cameOrWent(FlowView flow) {
    return flow.end().map(FlowView.End::at).orElse(flow.openedAt());
  }

  private static Stream<String> programs(FlowView flow) {
    Stream<String> title = Stream.of(ProgramText.title(Words.ENGLISH, flow));
    return Stream.concat(
        title,
        flow.connection().process().stream()
            .flatMap(facts -> Stream.concat(Stream.of(facts.name()), facts.exe().stream())));
  }

  private static Stream<String> host(Connection connection) {
    String address = Whereabouts.endpoint(connection.remote());
    return Stream.concat(connection.host().flatMap(HostName::name).stream(), Stream.of(address));
  }

  private static Stream<String> country(Connection connection) {
    return connection.place().flatMap(Place::country).stream()
        .flatMap(code -> Stream.of(code, Whereabouts.country(Words.ENGLISH, code)));
  }

  private static Stream<String> network(Connection connection) {
    return connection.place().stream()
        .flatMap(
            place ->
                Stream.concat(
                    place.organisation().stream(),
                    place.asn().stream()
                        .mapToObj(number -> "AS" + Integer.toUnsignedString(number))));
  }

  /// Who is asked is what a port means: for what comes in, that is this machine.
  private static Stream<String> ports(Connection connection) {
    boolean in = connection.direction() == Direction.IN;
    int port = in ? connection.local().port() : connection.remote().port();
    return Stream.of(Integer.toString(port));
  }

  private static Stream<String> user(Connection connection) {
    return connection.process().flatMap(ProcessFacts::user).stream()
        .flatMap(
            user -> Stream.concat(user.name().stream(), Stream.of(Integer.toString(user.uid()))));
  }

  private static Stream<String> unit(Connection connection) {
    return connection.process().map(ProcessFacts::software).stream()
        .flatMap(
            software ->
                Stream.of(
                        software.unit(),
                        software.container().map(ProcessFacts.Container::id),
                        software.app().map(ProcessFacts.App::id))
                    .flatMap(Optional::stream));
  }

  private static Stream<String> states(FlowView flow) {
    Stream.Builder<String> states = Stream.builder();
    states.add(flow.end().isPresent() ? "ended" : "open");
    states.add(flow.sentRate() + flow.receivedRate() > 0 ? "busy" : "idle");
    states.add(Whereabouts.isLocal(flow) ? "local" : "remote");
    if (flow.connection().process().isEmpty()) {
      states.add("ownerless");
      states.add(OwnerText.title(Words.ENGLISH, flow.connection().owner()));
    }
    return states.build();
  }
}
