package telltale.app.window;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;
import telltale.app.text.Amount;
import telltale.app.text.ProgramText;
import telltale.app.words.Words;

/// The programs that move most, and what everything moves, in bytes a second.
///
/// @param programs the busiest first
/// @param sent by all programs, those that are not named here, too
/// @param received by all programs, those that are not named here, too
record Busy(List<Program> programs, double sent, double received) {

  /// Copies the list.
  Busy {
    programs = List.copyOf(programs);
  }

  /// One program.
  ///
  /// @param title what it is called
  /// @param owner as the map's colours know it
  /// @param rate in both directions
  record Program(String title, Optional<String> owner, double rate) {}

  static Busy of(Words words, FlowSnapshot snapshot, int most) {
    Map<String, Program> programs = new HashMap<>();
    double sent = 0;
    double received = 0;
    for (FlowView flow : snapshot.flows()) {
      sent += flow.sentRate();
      received += flow.receivedRate();
      String title = ProgramText.title(words, flow);
      programs.merge(
          title,
          new Program(title, ProgramText.owner(flow), Meant.rate(flow)),
          (one, other) -> new Program(title, one.owner(), one.rate() + other.rate()));
    }
    List<Program> busiest =
        programs.values().stream()
            .filter(program -> Amount.moves(program.rate()))
            .sorted(
                Comparator.comparingDouble(Program::rate).reversed().thenComparing(Program::title))
            .limit(most)
            .toList();
    return new Busy(busiest, sent, received);
  }
}
