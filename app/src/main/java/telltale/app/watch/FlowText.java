package telltale.app.watch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import telltale.app.flow.FlowView;
import telltale.app.text.Amount;
import telltale.app.text.EndText;
import telltale.app.text.ProgramText;
import telltale.app.text.Whereabouts;
import telltale.app.words.Words;
import telltale.wire.Connection;
import telltale.wire.Direction;
import telltale.wire.HostName;
import telltale.wire.ProcessFacts;

/// Spells one connection for the terminal.
final class FlowText {

  private FlowText() {}

  /// For example `curl[4242]`; in words why there is no process where there is none.
  static String owner(FlowView flow) {
    Optional<ProcessFacts> process = flow.connection().process();
    return process
        .map(facts -> ProgramText.title(Words.ENGLISH, flow) + "[" + facts.pid() + "]")
        .orElseGet(() -> ProgramText.title(Words.ENGLISH, flow));
  }

  /// For example `-> 198.51.100.7:443 tcp`; for what came in, `<-`.
  static String remote(Connection connection) {
    return arrow(connection.direction())
        + " "
        + Whereabouts.remote(connection)
        + " "
        + connection.protocol().wireName()
        + (connection.tunnel() ? " (tunnel)" : "")
        + connection.host().flatMap(HostName::hidden).map(FlowText::hidden).orElse("");
  }

  private static String hidden(String why) {
    return switch (why) {
      case "ech" -> " (name hidden by design: Encrypted Client Hello)";
      case "dot" -> " (asks for names, hidden by design: DNS over TLS)";
      case "doh" -> " (asks for names, hidden by design: DNS over HTTPS)";
      default -> "";
    };
  }

  /// One line on the beginning of a connection.
  static String opened(FlowView flow) {
    Connection connection = flow.connection();
    return String.join(
        "  ", "+", owner(flow), remote(connection), Whereabouts.place(Words.ENGLISH, connection));
  }

  /// One line on its end.
  static String closed(FlowView flow, FlowView.End end) {
    Connection connection = flow.connection();
    Duration lasted = Duration.between(flow.openedAt(), end.at());
    return String.join(
        "  ",
        List.of(
            "-",
            owner(flow),
            remote(connection),
            Whereabouts.place(Words.ENGLISH, connection),
            "sent " + Amount.bytes(Words.ENGLISH, (double) flow.sent().bytes()),
            "received " + Amount.bytes(Words.ENGLISH, (double) flow.received().bytes()),
            "in " + Amount.span(Words.ENGLISH, lasted),
            EndText.word(Words.ENGLISH, end)));
  }

  private static String arrow(Direction direction) {
    return switch (direction) {
      case OUT -> "->";
      case IN -> "<-";
      case UNKNOWN -> "<>";
    };
  }
}
