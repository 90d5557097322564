package telltale.app.list;

import java.util.List;
import java.util.Optional;
import telltale.app.flow.FlowView;
import telltale.app.identity.Identity;
import telltale.app.list.Row.Fold;
import telltale.app.list.Row.Gauge;
import telltale.app.list.Row.Tone;
import telltale.app.selection.ProcessGroup;
import telltale.app.text.Amount;
import telltale.app.text.EndText;
import telltale.app.text.ProgramText;
import telltale.app.text.Whereabouts;
import telltale.wire.Connection;
import telltale.wire.Direction;

/// Spells rows.
final class Rows {

  private static final double FULL_RATE = 100e6;

  private Rows() {}

  static Row ofProcess(ProcessGroup group, List<FlowView> flows, boolean open) {
    FlowView known = flows.getFirst();
    double sent = 0;
    double received = 0;
    long total = 0;
    for (FlowView flow : flows) {
      sent += flow.sentRate();
      received += flow.receivedRate();
      total += flow.sent().bytes() + flow.received().bytes();
    }
    return new Row(
        new RowKey.OfProcess(group),
        known.identity().flatMap(Identity::icon),
        ProgramText.title(known),
        groupDetail(known, flows),
        gauge(sent),
        gauge(received),
        Amount.bytes((double) total),
        groupTone(group, flows),
        open ? Fold.OPEN : Fold.CLOSED);
  }

  static Row ofConnection(FlowView flow) {
    return new Row(
        new RowKey.OfConnection(flow.id()),
        Optional.empty(),
        Whereabouts.remote(flow.connection()),
        connectionDetail(flow),
        gauge(flow.sentRate()),
        gauge(flow.receivedRate()),
        Amount.bytes((double) flow.sent().bytes() + flow.received().bytes()),
        connectionTone(flow),
        Fold.LEAF);
  }

  static Gauge gauge(double rate) {
    if (!Amount.moves(rate)) {
      return new Gauge("", 0);
    }
    double share = Math.log1p(rate) / Math.log1p(FULL_RATE);
    int steps = Math.clamp(Math.round(share * Gauge.FULL), 1, Gauge.FULL);
    return new Gauge(Amount.rate(rate), steps);
  }

  private static String groupDetail(FlowView known, List<FlowView> flows) {
    long open = flows.stream().filter(flow -> flow.end().isEmpty()).count();
    String count = open == 0 ? "no open connection" : Amount.count(open, "connection");
    return ProgramText.program(known).map(program -> program + " · " + count).orElse(count);
  }

  private static String connectionDetail(FlowView flow) {
    Connection connection = flow.connection();
    String place = Whereabouts.place(connection);
    if (flow.end().isPresent()) {
      return place + " · " + EndText.word(flow.end().get());
    }
    return connection.direction() == Direction.IN ? place + " · incoming" : place;
  }

  private static Tone groupTone(ProcessGroup group, List<FlowView> flows) {
    if (flows.stream().allMatch(flow -> flow.end().isPresent())) {
      return Tone.ENDED;
    }
    if (flows.stream().allMatch(Whereabouts::isLocal)) {
      return Tone.LOCAL;
    }
    return group.ownerless().isPresent() ? Tone.OWNERLESS : Tone.NORMAL;
  }

  private static Tone connectionTone(FlowView flow) {
    if (flow.end().isPresent()) {
      return flow.end().get().failed() ? Tone.FAILED : Tone.ENDED;
    }
    return Whereabouts.isLocal(flow) ? Tone.LOCAL : Tone.NORMAL;
  }
}
