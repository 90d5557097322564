package telltale.app.list;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import telltale.app.flow.FlowView;
import telltale.app.identity.Identity;
import telltale.app.list.Row.Texts;
import telltale.app.list.Row.Tone;
import telltale.app.selection.ProcessGroup;
import telltale.app.text.Amount;
import telltale.app.text.EndText;
import telltale.app.text.ProgramText;
import telltale.app.text.Whereabouts;
import telltale.app.words.Words;
import telltale.wire.Connection;
import telltale.wire.Direction;

/// Spells rows.
final class Rows {

  private Rows() {}

  static Row ofProcess(Words words, ProcessGroup group, Branch branch) {
    FlowView known = branch.flows().getFirst();
    Tone usual = group.ownerless().isPresent() ? Tone.OWNERLESS : Tone.NORMAL;
    return row(
        words,
        branch,
        known.identity().flatMap(Identity::icon),
        new Texts(
            ProgramText.title(words, known),
            groupDetail(words, branch.flows()),
            ProgramText.program(known).orElse(""),
            groupTone(branch.flows(), usual)));
  }

  static Row ofDomain(Words words, Branch branch) {
    return row(
        words,
        branch,
        Optional.empty(),
        new Texts(
            Whereabouts.domain(branch.flows().getFirst()),
            words.joined(
                commonPlace(words, branch.flows()).orElse(""), groupDetail(words, branch.flows())),
            "",
            groupTone(branch.flows(), Tone.NORMAL)));
  }

  static Row ofConnection(Words words, Branch branch) {
    FlowView flow = branch.flows().getFirst();
    return row(
        words,
        branch,
        Optional.empty(),
        new Texts(
            Whereabouts.remote(flow.connection()),
            connectionDetail(words, flow),
            "",
            connectionTone(flow)));
  }

  private static Row row(Words words, Branch branch, Optional<Path> icon, Texts texts) {
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
        texts,
        rate(words, sent),
        rate(words, received),
        total > 0 ? Amount.bytes(words, total) : "",
        branch.fold(),
        branch.depth());
  }

  private static String rate(Words words, double rate) {
    return Amount.moves(rate) ? Amount.rate(words, rate) : "";
  }

  private static String groupDetail(Words words, List<FlowView> flows) {
    long open = flows.stream().filter(flow -> flow.end().isEmpty()).count();
    return open == 0 ? words.say("list.none-open") : words.say("count.connections", open);
  }

  private static Optional<String> commonPlace(Words words, List<FlowView> flows) {
    Connection first = flows.getFirst().connection();
    String place = Whereabouts.place(words, first);
    boolean common =
        flows.stream()
            .map(FlowView::connection)
            .allMatch(
                other -> isSame(first, other) || Whereabouts.place(words, other).equals(place));
    return common ? Optional.of(place) : Optional.empty();
  }

  /// Without spelling it, which nearly always suffices.
  private static boolean isSame(Connection first, Connection other) {
    return first.place().isPresent()
        && first.place().equals(other.place())
        && first.remote().address().equals(other.remote().address());
  }

  private static String connectionDetail(Words words, FlowView flow) {
    Connection connection = flow.connection();
    String place = Whereabouts.place(words, connection);
    if (flow.end().isPresent()) {
      return words.joined(place, EndText.word(words, flow.end().get()));
    }
    return connection.direction() == Direction.IN
        ? words.joined(place, words.say("list.incoming"))
        : place;
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
