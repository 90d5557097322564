package telltale.app.text;

import java.util.Optional;
import telltale.app.flow.FlowView;
import telltale.app.identity.Identity;
import telltale.app.words.Words;
import telltale.wire.ProcessFacts;

/// Spells what a connection belongs to.
public final class ProgramText {

  private ProgramText() {}

  /// How a person knows the process: `Firefox`, `backup.py`, `curl`; without one, why there is
  /// none.
  public static String title(Words words, FlowView flow) {
    return VisibleText.of(
        flow.identity()
            .map(Identity::name)
            .orElseGet(() -> OwnerText.title(words, flow.connection().owner())));
  }

  /// How a person knows the process; absent where there is none, or nobody knows which.
  public static Optional<String> owner(FlowView flow) {
    return flow.connection()
        .process()
        .map(process -> flow.identity().map(Identity::name).orElse(process.name()))
        .map(VisibleText::of);
  }

  /// The program's own name where the title is another: `firefox-esr` under `Firefox`, `python3`
  /// under `backup.py`.
  public static Optional<String> program(FlowView flow) {
    return flow.connection()
        .process()
        .map(ProcessFacts::name)
        .map(VisibleText::of)
        .filter(name -> !owner(flow).equals(Optional.of(name)));
  }

  /// The program's own name and path, for what stands under a title: `firefox-esr ·
  /// /usr/lib/firefox/firefox`; empty where the title says it all.
  public static String programAndPath(Words words, FlowView flow) {
    Optional<String> path = flow.connection().process().flatMap(ProcessFacts::exe);
    return program(flow)
        .map(name -> words.joined(name, path.map(VisibleText::of).orElse("")))
        .orElse("");
  }
}
