package telltale.app.list;

import java.util.Comparator;
import java.util.List;
import telltale.app.flow.FlowView;
import telltale.app.selection.ProcessGroup;
import telltale.app.text.ProgramText;
import telltale.app.text.Whereabouts;
import telltale.app.words.Words;

/// What a row's rank depends on.
///
/// @param league the rate in coarse steps, so that a small change of rate changes no order
/// @param name decides within a league
/// @param tie decides where even the names are the same
/// @param id decides where even those are
record Standing(int league, String name, String tie, long id) {

  /// Busiest first, then by name.
  static final Comparator<Standing> BUSIEST_FIRST =
      Comparator.comparingInt(Standing::league)
          .reversed()
          .thenComparing(Standing::name, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(Standing::tie)
          .thenComparingLong(Standing::id);

  static Standing of(ProcessGroup group, List<FlowView> flows) {
    String name = ProgramText.title(Words.ENGLISH, flows.getFirst());
    return new Standing(leagueOf(rate(flows)), name, group.exe().orElse(""), 0);
  }

  static Standing ofDomain(List<FlowView> flows) {
    return new Standing(leagueOf(rate(flows)), Whereabouts.domain(flows.getFirst()), "", 0);
  }

  static Standing of(FlowView flow) {
    return new Standing(
        leagueOf(flow.sentRate() + flow.receivedRate()),
        Whereabouts.remote(flow.connection()),
        "",
        flow.id());
  }

  private static double rate(List<FlowView> flows) {
    double rate = 0;
    for (FlowView flow : flows) {
      rate += flow.sentRate() + flow.receivedRate();
    }
    return rate;
  }

  /// Each league is four times as fast as the one below.
  private static int leagueOf(double rate) {
    return rate < 1 ? 0 : 1 + (int) (Math.log(rate) / Math.log(4));
  }
}
