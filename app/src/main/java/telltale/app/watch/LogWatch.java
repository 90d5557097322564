package telltale.app.watch;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;
import telltale.app.text.Moment;
import telltale.app.words.Words;
import telltale.wire.Hello;
import telltale.wire.SafeText;

/// `watch` into a file or a pipe: one line for each connection that opens and one for each that
/// ends, in plain text. Belongs to the reader thread.
public final class LogWatch {

  private final ZoneId zone;
  private final Map<Long, FlowView> open = new HashMap<>();
  private final Set<Long> ended = new HashSet<>();

  /// Tells times in that zone.
  public LogWatch(ZoneId zone) {
    this.zone = zone;
  }

  /// The line that a watch begins with.
  public String heading(Hello hello) {
    String runs =
        "telltale: rung %s, %s, kernel %s".formatted(hello.rung(), hello.attach(), hello.kernel());
    return line(hello.at(), hello.at(), SafeText.visible(runs));
  }

  /// The lines for what changed since the snapshot before; empty when nothing opened or ended.
  public String changes(FlowSnapshot snapshot) {
    StringBuilder lines = new StringBuilder();
    Set<Long> shown = new HashSet<>();
    for (FlowView flow : snapshot.flows()) {
      shown.add(flow.id());
      if (ended.contains(flow.id())) {
        continue;
      }
      if (open.put(flow.id(), flow) == null) {
        lines.append(line(flow.openedAt(), snapshot.at(), FlowText.opened(flow)));
      }
      flow.end()
          .ifPresent(
              end -> {
                lines.append(line(end.at(), snapshot.at(), FlowText.closed(flow, end)));
                open.remove(flow.id());
                ended.add(flow.id());
              });
    }
    ended.retainAll(shown);
    open.keySet().retainAll(shown);
    return lines.toString();
  }

  private String line(Instant at, Instant now, String text) {
    return time(at, now) + "  " + text + System.lineSeparator();
  }

  private String time(Instant moment, Instant now) {
    return Moment.of(Words.ENGLISH, moment, now, zone);
  }
}
