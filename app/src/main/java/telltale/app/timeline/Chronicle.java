package telltale.app.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;
import telltale.app.text.ProgramText;
import telltale.wire.Volume;

/// What every connection and every program moved during the last two hours. One thread.
///
/// Time is the stream's. At most [#MOST_CONNECTIONS] connections are remembered: of more, those
/// that ended are forgotten first, the oldest in front. What programs moved is kept apart from
/// that, so a chart is whole even then.
final class Chronicle {

  /// How far back it reaches, in seconds.
  static final int REACH_SECONDS = Range.TWO_HOURS.seconds();

  /// So many connections are remembered.
  static final int MOST_CONNECTIONS = 20_000;

  private static final int FINE_REACH_SECONDS = Range.FIVE_MINUTES.seconds();

  private final Map<Long, Known> connections = new LinkedHashMap<>();
  private final Map<Optional<String>, Series> programs = new HashMap<>();
  private Instant newest = Instant.EPOCH;
  private long agedSecond;

  /// Takes the newest state.
  void note(FlowSnapshot snapshot) {
    if (snapshot.at().isBefore(newest)) {
      // Another stream, which has its own time.
      forget();
    }
    newest = snapshot.at();
    long second = newest.getEpochSecond();
    for (FlowView flow : snapshot.flows()) {
      Known known = connections.get(flow.id());
      if (known == null) {
        known = new Known(flow);
        connections.put(flow.id(), known);
      } else if (known.isOf(flow)) {
        continue;
      }
      Series.Moved moved = known.take(flow);
      if (!moved.nothing()) {
        known.series.add(second, moved);
        programs.computeIfAbsent(known.program, name -> new Series()).add(second, moved);
      }
    }
    if (second - agedSecond >= Series.FOLDED_SECONDS) {
      agedSecond = second;
      age(second);
    }
    makeRoom();
  }

  /// Forgets everything.
  void forget() {
    connections.clear();
    programs.clear();
    newest = Instant.EPOCH;
    agedSecond = 0;
  }

  /// The stream's time as far as it is known.
  Instant newest() {
    return newest;
  }

  /// What programs moved, for a chart.
  Map<Optional<String>, Series> programs() {
    return programs;
  }

  /// What went on in a span: every connection that was open or moved anything then, with the
  /// volumes of that time, and as rates their averages over it. One that ended within it
  /// counts as open, unless it failed.
  ///
  /// @param sequence of the snapshot
  FlowSnapshot during(Span span, long sequence) {
    double from = span.from().toEpochMilli() / 1000.0;
    double to = span.to().toEpochMilli() / 1000.0;
    List<FlowView> flows = new ArrayList<>();
    for (Known known : connections.values()) {
      Series.Moved moved = known.series.between(from, to);
      if (known.wasOpen(span) || !moved.nothing()) {
        flows.add(view(known.flow, moved, span));
      }
    }
    return new FlowSnapshot(sequence, span.to(), flows, Optional.empty());
  }

  private static FlowView view(FlowView flow, Series.Moved moved, Span span) {
    boolean failed = flow.end().filter(FlowView.End::failed).isPresent();
    return new FlowView(
        flow.id(),
        flow.connection(),
        flow.names(),
        new Volume(moved.sentBytes(), moved.sentPackets()),
        new Volume(moved.receivedBytes(), moved.receivedPackets()),
        moved.sentBytes() / span.seconds(),
        moved.receivedBytes() / span.seconds(),
        flow.openedAt(),
        flow.lastTrafficAt().isAfter(span.to()) ? span.to() : flow.lastTrafficAt(),
        failed ? flow.end() : Optional.empty());
  }

  private void age(long second) {
    long foldBefore = second - FINE_REACH_SECONDS;
    long forgetBefore = second - REACH_SECONDS;
    programs.values().forEach(series -> series.age(foldBefore, forgetBefore));
    programs.values().removeIf(Series::isEmpty);
    connections.values().forEach(known -> known.series.age(foldBefore, forgetBefore));
    connections.values().removeIf(known -> known.isPast(forgetBefore));
  }

  private void makeRoom() {
    Iterator<Known> oldest = connections.values().iterator();
    while (connections.size() > MOST_CONNECTIONS && oldest.hasNext()) {
      if (oldest.next().flow.end().isPresent()) {
        oldest.remove();
      }
    }
  }

  private static final class Known {

    private final Series series = new Series();
    private FlowView flow;
    private Optional<String> program;
    private Volume sent = Volume.NONE;
    private Volume received = Volume.NONE;

    Known(FlowView flow) {
      this.flow = flow;
      this.program = ProgramText.owner(flow);
    }

    /// The store hands out the same view until something changes: no need to look into it.
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(FlowView newest) {
      return newest == flow;
    }

    /// What it moved since the last time.
    Series.Moved take(FlowView newest) {
      Series.Moved moved =
          new Series.Moved(
              more(sent.bytes(), newest.sent().bytes()),
              more(sent.packets(), newest.sent().packets()),
              more(received.bytes(), newest.received().bytes()),
              more(received.packets(), newest.received().packets()));
      if (!newest.connection().equals(flow.connection())) {
        program = ProgramText.owner(newest);
      }
      flow = newest;
      sent = newest.sent();
      received = newest.received();
      return moved;
    }

    private static long more(long before, long now) {
      return Math.max(0, now - before);
    }

    boolean wasOpen(Span span) {
      return flow.openedAt().isBefore(span.to())
          && flow.end().map(end -> !end.at().isBefore(span.from())).orElse(true);
    }

    boolean isPast(long second) {
      return flow.end().map(end -> end.at().getEpochSecond() < second).orElse(false);
    }
  }
}
