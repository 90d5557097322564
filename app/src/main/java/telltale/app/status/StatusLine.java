package telltale.app.status;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;
import telltale.app.link.LinkState;
import telltale.app.text.Amount;
import telltale.app.text.VisibleText;
import telltale.wire.Health;
import telltale.wire.Hello;

/// What the status bar says. Equal lines look the same.
///
/// @param light the colour of the lamp at its left end
/// @param state one or two words
/// @param detail rung and kernel, empty without a helper
/// @param sent everything sent per second
/// @param received everything received per second
/// @param connections how many are open
/// @param lost events lost so far
/// @param losses the same by cause, one a line; empty when nothing was lost
/// @param unaccounted the share of all bytes that is in no connection without a reason; empty when
///     it is too small to matter
public record StatusLine(
    Light light,
    String state,
    String detail,
    String sent,
    String received,
    String connections,
    long lost,
    String losses,
    String unaccounted) {

  private static final double WORTH_SAYING = 0.001;

  /// The colour of the lamp.
  public enum Light {
    /// All is well.
    GOOD,
    /// Something is awaited, or what is shown is not live.
    WAITING,
    /// Nothing comes in.
    BAD
  }

  /// The line for a state. Before anything was counted there are no figures, not zeros.
  public static StatusLine of(LinkState link, FlowSnapshot snapshot) {
    if (snapshot.sequence() == 0) {
      return new StatusLine(light(link), state(link), detail(link), "", "", "", 0, "", "");
    }
    double sent = 0;
    double received = 0;
    long open = 0;
    for (FlowView flow : snapshot.flows()) {
      sent += flow.sentRate();
      received += flow.receivedRate();
      open += flow.end().isEmpty() ? 1 : 0;
    }
    return new StatusLine(
        light(link),
        state(link),
        detail(link),
        Amount.rate(link instanceof LinkState.Lost ? 0 : sent),
        Amount.rate(link instanceof LinkState.Lost ? 0 : received),
        Amount.count(open, "connection"),
        snapshot.health().map(Health::lost).orElse(0L),
        snapshot.health().map(StatusLine::losses).orElse(""),
        snapshot.health().map(StatusLine::unaccounted).orElse(""));
  }

  private static Light light(LinkState link) {
    return switch (link) {
      case LinkState.Streaming streaming -> Light.GOOD;
      case LinkState.Authorising authorising -> Light.WAITING;
      case LinkState.Replaying replaying -> Light.WAITING;
      case LinkState.Unavailable unavailable -> Light.BAD;
      case LinkState.Lost lost -> Light.BAD;
    };
  }

  private static String state(LinkState link) {
    return switch (link) {
      case LinkState.Streaming streaming -> "Live";
      case LinkState.Authorising authorising -> "Waiting for permission";
      case LinkState.Replaying replaying -> "Recording";
      case LinkState.Unavailable unavailable -> "Unavailable";
      case LinkState.Lost lost -> "Helper lost";
    };
  }

  private static String detail(LinkState link) {
    return switch (link) {
      case LinkState.Streaming streaming -> detail(streaming.hello());
      case LinkState.Replaying replaying -> detail(replaying.hello());
      case LinkState.Authorising authorising -> "";
      case LinkState.Unavailable unavailable -> "";
      case LinkState.Lost lost -> "";
    };
  }

  private static String detail(Hello hello) {
    return VisibleText.of(hello.rung() + " · " + hello.attach() + " · Linux " + hello.kernel());
  }

  private static String unaccounted(Health health) {
    double share = health.unaccountedShare();
    return share > WORTH_SAYING
        ? String.format(Locale.ROOT, "%.1f %% unaccounted", 100 * share)
        : "";
  }

  private static String losses(Health health) {
    return health.losses().entrySet().stream()
        .filter(loss -> loss.getValue() > 0)
        .map(StatusLine::loss)
        .collect(Collectors.joining("\n"));
  }

  private static String loss(Map.Entry<String, Long> loss) {
    return VisibleText.of(loss.getKey()) + ": " + loss.getValue();
  }
}
