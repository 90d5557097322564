package telltale.app.status;

import java.util.Map;
import java.util.stream.Collectors;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;
import telltale.app.link.LinkState;
import telltale.app.text.Amount;
import telltale.app.text.VisibleText;
import telltale.app.words.Words;
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
  public static StatusLine of(Words words, LinkState link, FlowSnapshot snapshot) {
    if (snapshot.sequence() == 0) {
      return new StatusLine(
          light(link), state(words, link), detail(words, link), "", "", "", 0, "", "");
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
        state(words, link),
        detail(words, link),
        Amount.rate(words, link instanceof LinkState.Lost ? 0 : sent),
        Amount.rate(words, link instanceof LinkState.Lost ? 0 : received),
        words.say("count.connections", open),
        snapshot.health().map(Health::lost).orElse(0L),
        snapshot.health().map(health -> losses(words, health)).orElse(""),
        snapshot.health().map(health -> unaccounted(words, health)).orElse(""));
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

  private static String state(Words words, LinkState link) {
    return words.say(
        switch (link) {
          case LinkState.Streaming streaming -> "status.live";
          case LinkState.Authorising authorising -> "status.authorising";
          case LinkState.Replaying replaying -> "status.recording";
          case LinkState.Unavailable unavailable -> "status.unavailable";
          case LinkState.Lost lost -> "status.lost";
        });
  }

  private static String detail(Words words, LinkState link) {
    return switch (link) {
      case LinkState.Streaming streaming -> detail(words, streaming.hello());
      case LinkState.Replaying replaying -> detail(words, replaying.hello());
      case LinkState.Authorising authorising -> "";
      case LinkState.Unavailable unavailable -> "";
      case LinkState.Lost lost -> "";
    };
  }

  private static String detail(Words words, Hello hello) {
    return words.joined(
        VisibleText.of(hello.rung()),
        VisibleText.of(hello.attach()),
        VisibleText.of("Linux " + hello.kernel()));
  }

  private static String unaccounted(Words words, Health health) {
    double share = health.unaccountedShare();
    return share > WORTH_SAYING
        ? words.say("status.unaccounted", String.format(words.locale(), "%.1f", 100 * share))
        : "";
  }

  private static String losses(Words words, Health health) {
    return health.losses().entrySet().stream()
        .filter(loss -> loss.getValue() > 0)
        .map(loss -> loss(words, loss))
        .collect(Collectors.joining("\n"));
  }

  /// A cause that a newer helper knows and this window does not is called what the helper calls it.
  private static String loss(Words words, Map.Entry<String, Long> loss) {
    String cause =
        switch (loss.getKey()) {
          case "ring-full" -> words.say("loss.ring-full");
          case "flow-map-full" -> words.say("loss.flow-map-full");
          case "owner-store" -> words.say("loss.owner-store");
          case "probe-missed" -> words.say("loss.probe-missed");
          case "parse-refused" -> words.say("loss.parse-refused");
          case "interface-slots" -> words.say("loss.interface-slots");
          case "record-refused" -> words.say("loss.record-refused");
          case "outbox-full" -> words.say("loss.outbox-full");
          case "names-rate" -> words.say("loss.names-rate");
          case "names-room" -> words.say("loss.names-room");
          case "names-unsaid" -> words.say("loss.names-unsaid");
          case "names-unclaimed" -> words.say("loss.names-unclaimed");
          case "app-flow-limit" -> words.say("loss.app-flow-limit");
          default -> VisibleText.of(loss.getKey());
        };
    return cause + ": " + loss.getValue();
  }
}
