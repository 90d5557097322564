package telltale.app.list;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import telltale.app.flow.FlowView;
import telltale.app.identity.Identity;
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

  private Rows() {}

  static Row ofProcess(ProcessGroup group, Branch branch) {
    FlowView known = branch.flows().getFirst();
    Tone usual = group.ownerless().isPresent() ? Tone.OWNERLESS : Tone.NORMAL;
    return row(
        branch,
        known.identity().flatMap(Identity::icon),
        new Words(
            ProgramText.title(known),
            groupDetail(ProgramText.program(known), branch.flows()),
            groupTone(branch.flows(), usual)));
  }

  static Row ofDomain(Branch branch) {
    return row(
        branch,
        Optional.empty(),
        new Words(
            Whereabouts.domain(branch.flows().getFirst()),
            groupDetail(commonPlace(branch.flows()), branch.flows()),
            groupTone(branch.flows(), Tone.NORMAL)));
  }

  static Row ofConnection(Branch branch) {
    FlowView flow = branch.flows().getFirst();
    return row(
        branch,
        Optional.empty(),
        new Words(
            Whereabouts.remote(flow.connection()), connectionDetail(flow), connectionTone(flow)));
  }

  private record Words(String title, String detail, Tone tone) {}

  private static Row row(Branch branch, Optional<Path> icon, Words words) {
    double sent = 0;
    double received = 0;
    double total = 0;
    for (FlowView flow : branch.flows()) {
      sent += flow.sentRate();
      received += flow.receivedRate();
      total += (double) flow.sent().bytes() + flow.received().bytes();
    }
    return new Row(
        branch.key(),
        icon,
        words.title(),
        words.detail(),
        rate(sent),
        rate(received),
        Amount.bytes(total),
        words.tone(),
        branch.fold(),
        branch.depth());
  }

  private static String rate(double rate) {
    return Amount.moves(rate) ? Amount.rate(rate) : "";
  }

  private static String groupDetail(Optional<String> what, List<FlowView> flows) {
    long open = flows.stream().filter(flow -> flow.end().isEmpty()).count();
    String count = open == 0 ? "no open connection" : Amount.count(open, "connection");
    return what.map(said -> said + " · " + count).orElse(count);
  }

  private static Optional<String> commonPlace(List<FlowView> flows) {
    Connection first = flows.getFirst().connection();
    String place = Whereabouts.place(first);
    boolean common =
        flows.stream()
            .map(FlowView::connection)
            .allMatch(other -> isSame(first, other) || Whereabouts.place(other).equals(place));
    return common ? Optional.of(place) : Optional.empty();
  }

  /// Without spelling it, which nearly always suffices.
  private static boolean isSame(Connection first, Connection other) {
    return first.place().isPresent()
        && first.place().equals(other.place())
        && first.remote().address().equals(other.remote().address());
  }

  private static String connectionDetail(FlowView flow) {
    Connection connection = flow.connection();
    String place = Whereabouts.place(connection);
    if (flow.end().isPresent()) {
      return place + " · " + EndText.word(flow.end().get());
    }
    return connection.direction() == Direction.IN ? place + " · incoming" : place;
  }

  private static Tone groupTone(List<FlowView> flows, Tone usual) {
    if (flows.stream().allMatch(flow -> flow.end().isPresent())) {
      return Tone.ENDED;
    }
    if (flows.stream().allMatch(Whereabouts::isLocal)) {
      return Tone.LOCAL;
    }
    return usual;
  }

  private static Tone connectionTone(FlowView flow) {
    if (flow.end().isPresent()) {
      return flow.end().get().failed() ? Tone.FAILED : Tone.ENDED;
    }
    return Whereabouts.isLocal(flow) ? Tone.LOCAL : Tone.NORMAL;
  }
}
