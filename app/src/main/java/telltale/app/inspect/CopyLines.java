package telltale.app.inspect;

import java.util.Optional;
import java.util.regex.Pattern;
import telltale.app.flow.FlowView;
import telltale.app.text.ProgramText;
import telltale.app.text.Whereabouts;
import telltale.app.words.Words;
import telltale.wire.Connection;
import telltale.wire.Direction;
import telltale.wire.Endpoint;
import telltale.wire.HostName;

/// A connection as a line for a terminal, or for the filter. Nothing that a remote end or a program
/// chose to call itself goes into a line for a terminal, unless it is letters, digits, dots and
/// dashes.
record CopyLines(Words words) {

  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}");

  FactList of(FlowView flow) {
    FactList facts = new FactList(words);
    facts.code("inspect.copy.ss", socketStatistics(flow.connection()));
    facts.code("inspect.copy.curl", request(flow.connection()));
    facts.code("inspect.copy.filter", filter(flow));
    return facts;
  }

  /// The line for `ss` of iproute2, which shows the kernel's view of the same socket.
  private static Optional<String> socketStatistics(Connection connection) {
    Optional<String> kind =
        switch (connection.protocol().wireName()) {
          case "tcp" -> Optional.of("t");
          case "udp" -> Optional.of("u");
          default -> Optional.empty();
        };
    if (isMasked(connection)) {
      return Optional.empty();
    }
    return kind.map(
        letter ->
            "ss -%sanpi 'src %s and dst %s'"
                .formatted(
                    letter,
                    Whereabouts.endpoint(connection.local()),
                    Whereabouts.endpoint(connection.remote())));
  }

  /// The line for `curl` that reaches the same remote end again.
  private static Optional<String> request(Connection connection) {
    Endpoint remote = connection.remote();
    if (isMasked(connection)
        || connection.direction() == Direction.IN
        || !connection.protocol().wireName().equals("tcp")
        || remote.port() == 0) {
      return Optional.empty();
    }
    String end = Whereabouts.endpoint(remote);
    Optional<String> scheme = scheme(remote.port());
    if (scheme.isEmpty()) {
      return Optional.of("curl -v telnet://" + end);
    }
    String address = end.substring(0, end.lastIndexOf(':'));
    return connection
        .host()
        .flatMap(HostName::name)
        .filter(name -> PLAIN_NAME.matcher(name).matches())
        .map(
            name ->
                "curl -v --resolve %s:%d:%s %s://%s:%d/"
                    .formatted(name, remote.port(), address, scheme.get(), name, remote.port()))
        .or(() -> Optional.of("curl -v " + scheme.get() + "://" + end + "/"));
  }

  private static Optional<String> scheme(int port) {
    return switch (port) {
      case 443, 8443 -> Optional.of("https");
      case 80, 8000, 8080 -> Optional.of("http");
      default -> Optional.empty();
    };
  }

  private static String filter(FlowView flow) {
    String program =
        ProgramText.owner(flow).map(name -> "process:" + quoted(name) + " ").orElse("");
    return program + "host:" + quoted(Whereabouts.remote(flow.connection()));
  }

  private static String quoted(String value) {
    return "\"" + value.replace("\"", "") + "\"";
  }

  private static boolean isMasked(Connection connection) {
    return Whereabouts.isLabelled(connection.remote().address());
  }
}
