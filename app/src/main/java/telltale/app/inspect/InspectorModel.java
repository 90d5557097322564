package telltale.app.inspect;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;
import telltale.app.identity.Identity;
import telltale.app.inspect.Inspection.Choice;
import telltale.app.inspect.Inspection.Section;
import telltale.app.rate.RateHistory;
import telltale.app.selection.DomainGroup;
import telltale.app.selection.ProcessGroup;
import telltale.app.selection.Selection;
import telltale.app.text.Amount;
import telltale.app.text.EndText;
import telltale.app.text.OwnerText;
import telltale.app.text.ProgramText;
import telltale.app.text.VisibleText;
import telltale.app.text.Whereabouts;
import telltale.wire.ProcessFacts;
import telltale.wire.Volume;

/// Turns what is picked into facts. Keeps the last words on what is picked after it has left the
/// snapshot, so that a connection that ends does not take its facts with it. One thread.
public final class InspectorModel {

  /// Choices beyond this many would be scrolled, not chosen from.
  private static final int MOST_CHOICES = 200;

  private static final Comparator<FlowView> BUSIEST_FIRST =
      Comparator.comparing((FlowView flow) -> flow.end().isPresent())
          .thenComparing(InspectorModel::total, Comparator.reverseOrder())
          .thenComparingLong(FlowView::id);

  private final ZoneId zone;
  private final Map<Long, FlowView> remembered = new HashMap<>();
  private final RateHistory history = new RateHistory();
  private Selection selection = Selection.NONE;

  /// Spells times in that zone.
  public InspectorModel(ZoneId zone) {
    this.zone = zone;
  }

  /// What to show of the selection, or nothing when nothing is picked or it was never seen.
  public Optional<Inspection> inspect(FlowSnapshot snapshot, Selection picked) {
    return inspect(snapshot, picked, picked);
  }

  /// The same, where names in the snapshot are not those that were noted.
  ///
  /// @param noted what is picked, as it was noted
  public Optional<Inspection> inspect(FlowSnapshot snapshot, Selection picked, Selection noted) {
    if (!picked.equals(selection)) {
      selection = picked;
      keepOnly(picked);
    }
    List<FlowView> flows = follow(snapshot, picked);
    if (flows.isEmpty()) {
      return Optional.empty();
    }
    FlowFacts facts = new FlowFacts(snapshot.at(), zone);
    RateHistory.Minute minute = history.of(noted);
    return switch (picked) {
      case Selection.Nothing nothing -> Optional.empty();
      case Selection.OneConnection one -> connection(one, flows, facts);
      case Selection.OneDomain one ->
          Optional.of(domain(one.group().program(), flows, facts, minute));
      case Selection.OneProcess one -> Optional.of(process(one.group(), flows, facts, minute));
    };
  }

  /// Takes note of what everything moves, picked or not.
  public void note(FlowSnapshot snapshot) {
    history.add(snapshot);
  }

  /// What that moved during the last minute.
  public RateHistory.Minute recent(Selection noted) {
    return history.of(noted);
  }

  private void keepOnly(Selection picked) {
    if (picked instanceof Selection.OneConnection one) {
      remembered.keySet().retainAll(one.bundle());
    } else {
      remembered.clear();
    }
  }

  private List<FlowView> follow(FlowSnapshot snapshot, Selection picked) {
    for (FlowView flow : snapshot.flows()) {
      if (covers(picked, flow)) {
        remembered.put(flow.id(), flow);
      }
    }
    return remembered.values().stream().sorted(BUSIEST_FIRST).toList();
  }

  private static boolean covers(Selection picked, FlowView flow) {
    return switch (picked) {
      case Selection.Nothing nothing -> false;
      case Selection.OneConnection one -> one.bundle().contains(flow.id());
      case Selection.OneDomain one -> DomainGroup.of(flow).equals(one.group());
      case Selection.OneProcess one -> ProcessGroup.of(flow).equals(one.group());
    };
  }

  private Optional<Inspection> connection(
      Selection.OneConnection picked, List<FlowView> flows, FlowFacts facts) {
    FlowView flow = remembered.get(picked.id());
    if (flow == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Inspection(
            ProgramText.title(flow),
            ProgramText.programAndPath(flow),
            flow.identity().flatMap(Identity::icon),
            Whereabouts.remote(flow.connection()),
            flow.end().map(EndText::word).orElse(""),
            flow(flow.sentRate(), flow.sent()),
            flow(flow.receivedRate(), flow.received()),
            new Inspection.Recent(history.of(picked), remoteFilter(flow)),
            facts.sections(flow),
            flows.size() > 1 ? choices(flows, picked.id()) : List.of()));
  }

  private static Inspection process(
      ProcessGroup group, List<FlowView> flows, FlowFacts facts, RateHistory.Minute minute) {
    return several(
        Amount.count(flows.size(), "connection"),
        flows,
        new Inspection.Recent(minute, programFilter(group, flows.getFirst())),
        processSections(group, flows, facts));
  }

  private static Inspection domain(
      ProcessGroup program, List<FlowView> flows, FlowFacts facts, RateHistory.Minute minute) {
    String domain = Whereabouts.domain(flows.getFirst());
    return several(
        domain + " · " + Amount.count(flows.size(), "connection"),
        flows,
        new Inspection.Recent(minute, "domain:" + quoted(domain)),
        processSections(program, flows, facts));
  }

  private static Inspection several(
      String subtitle, List<FlowView> flows, Inspection.Recent recent, List<Section> sections) {
    double sentRate = 0;
    double receivedRate = 0;
    Volume sent = Volume.NONE;
    Volume received = Volume.NONE;
    for (FlowView flow : flows) {
      sentRate += flow.sentRate();
      receivedRate += flow.receivedRate();
      sent = sent.plus(flow.sent());
      received = received.plus(flow.received());
    }
    return new Inspection(
        ProgramText.title(flows.getFirst()),
        ProgramText.programAndPath(flows.getFirst()),
        flows.getFirst().identity().flatMap(Identity::icon),
        subtitle,
        "",
        flow(sentRate, sent),
        flow(receivedRate, received),
        recent,
        sections,
        choices(flows, -1));
  }

  private static List<Section> processSections(
      ProcessGroup group, List<FlowView> flows, FlowFacts facts) {
    List<Section> sections = new ArrayList<>();
    List<ProcessFacts> processes =
        flows.stream().flatMap(flow -> flow.connection().process().stream()).distinct().toList();
    long pids = processes.stream().mapToInt(ProcessFacts::pid).distinct().count();
    if (pids == 1) {
      facts.who(flows.getFirst(), processes.getFirst()).into(sections, "Who");
      FlowFacts.lineage(processes.getFirst()).into(sections, "Started by");
    } else if (pids > 1) {
      FactList shared = new FactList();
      shared.code("Program", group.exe());
      shared.code("Script", group.script());
      shared.text("Processes", Long.toString(pids));
      shared.into(sections, "Who");
    }
    group
        .ownerless()
        .ifPresent(
            owner -> {
              FactList why = new FactList();
              why.text("", OwnerText.sentence(owner));
              why.into(sections, "How we know");
            });
    return sections;
  }

  private static String programFilter(ProcessGroup group, FlowView one) {
    return group.ownerless().isPresent()
        ? "is:" + quoted(OwnerText.title(one.connection().owner()))
        : "process:" + quoted(group.script().isPresent() ? ProgramText.title(one) : group.name());
  }

  private static String remoteFilter(FlowView flow) {
    return "host:" + quoted(Whereabouts.remote(flow.connection()));
  }

  /// In quotes it is one value, whatever it contains.
  private static String quoted(String value) {
    return "\"" + value.replace("\"", "") + "\"";
  }

  private static List<Choice> choices(List<FlowView> flows, long chosen) {
    return flows.stream().limit(MOST_CHOICES).map(flow -> choice(flow, chosen)).toList();
  }

  private static Choice choice(FlowView flow, long chosen) {
    String detail =
        flow.connection()
            .process()
            .map(process -> ProgramText.title(flow) + " " + process.pid())
            .orElse("");
    String place = Whereabouts.place(flow.connection());
    return new Choice(
        flow.id(),
        Whereabouts.remote(flow.connection()),
        VisibleText.of(detail.isEmpty() ? place : detail + " · " + place),
        flow.end()
            .map(EndText::word)
            .orElseGet(() -> Amount.rate(flow.sentRate() + flow.receivedRate())),
        flow.id() == chosen);
  }

  private static Inspection.Flow flow(double rate, Volume total) {
    return new Inspection.Flow(
        Amount.rate(rate),
        Amount.bytes((double) total.bytes()),
        Amount.count(total.packets(), "packet"));
  }

  private static long total(FlowView flow) {
    return flow.sent().bytes() + flow.received().bytes();
  }
}
