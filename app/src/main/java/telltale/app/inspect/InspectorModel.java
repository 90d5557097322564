package telltale.app.inspect;

import java.net.InetAddress;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import telltale.app.correction.Correction;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;
import telltale.app.identity.Identity;
import telltale.app.inspect.Inspection.Choice;
import telltale.app.inspect.Inspection.Section;
import telltale.app.neighbour.NetworkCard;
import telltale.app.range.SpecialRange;
import telltale.app.rate.RateHistory;
import telltale.app.selection.DomainGroup;
import telltale.app.selection.ProcessGroup;
import telltale.app.selection.Selection;
import telltale.app.text.Amount;
import telltale.app.text.EndText;
import telltale.app.text.OwnerText;
import telltale.app.text.ProgramText;
import telltale.app.text.Whereabouts;
import telltale.app.words.Speech;
import telltale.app.words.Words;
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

  private final Speech speech;
  private final ZoneId zone;
  private final Distance distance;
  private final Function<InetAddress, Optional<NetworkCard>> cards;
  private final Map<Long, FlowView> remembered = new HashMap<>();
  private final RateHistory history = new RateHistory();
  private Selection selection = Selection.NONE;

  /// @param speech the language that is spoken
  /// @param zone of the times
  /// @param distance of places from this machine
  /// @param cards the network cards of neighbours, as far as they are known by now
  public InspectorModel(
      Speech speech,
      ZoneId zone,
      Distance distance,
      Function<InetAddress, Optional<NetworkCard>> cards) {
    this.speech = speech;
    this.zone = zone;
    this.distance = distance;
    this.cards = cards;
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
    FlowFacts facts = new FlowFacts(speech.words(), snapshot.at(), zone, distance, cards);
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
    Words words = facts.words();
    FlowView flow = remembered.get(picked.id());
    if (flow == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Inspection(
            ProgramText.title(words, flow),
            ProgramText.programAndPath(words, flow),
            flow.identity().flatMap(Identity::icon),
            Whereabouts.remote(flow.connection()),
            flow.end().map(end -> EndText.word(words, end)).orElse(""),
            flow(words, flow.sentRate(), flow.sent()),
            flow(words, flow.receivedRate(), flow.received()),
            new Inspection.Recent(history.of(picked), remoteFilter(flow), remote(flow)),
            facts.sections(flow),
            flows.size() > 1 ? choices(words, flows, picked.id()) : List.of()));
  }

  private static Inspection process(
      ProcessGroup group, List<FlowView> flows, FlowFacts facts, RateHistory.Minute minute) {
    return several(
        facts.words(),
        facts.words().say("count.connections", flows.size()),
        flows,
        new Inspection.Recent(minute, programFilter(group, flows.getFirst())),
        processSections(group, flows, facts));
  }

  private static Inspection domain(
      ProcessGroup program, List<FlowView> flows, FlowFacts facts, RateHistory.Minute minute) {
    String domain = Whereabouts.domain(flows.getFirst());
    return several(
        facts.words(),
        facts.words().joined(domain, facts.words().say("count.connections", flows.size())),
        flows,
        new Inspection.Recent(minute, "domain:" + quoted(domain)),
        processSections(program, flows, facts));
  }

  private static Inspection several(
      Words words,
      String subtitle,
      List<FlowView> flows,
      Inspection.Recent recent,
      List<Section> sections) {
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
        ProgramText.title(words, flows.getFirst()),
        ProgramText.programAndPath(words, flows.getFirst()),
        flows.getFirst().identity().flatMap(Identity::icon),
        subtitle,
        "",
        flow(words, sentRate, sent),
        flow(words, receivedRate, received),
        recent,
        sections,
        choices(words, flows, -1));
  }

  private static List<Section> processSections(
      ProcessGroup group, List<FlowView> flows, FlowFacts facts) {
    Words words = facts.words();
    List<Section> sections = new ArrayList<>();
    List<ProcessFacts> processes =
        flows.stream().flatMap(flow -> flow.connection().process().stream()).distinct().toList();
    long pids = processes.stream().mapToInt(ProcessFacts::pid).distinct().count();
    if (pids == 1) {
      facts.who(flows.getFirst(), processes.getFirst()).into(sections, words.say("inspect.who"));
      facts.lineage(processes.getFirst()).into(sections, words.say("inspect.started-by"));
    } else if (pids > 1) {
      FactList shared = new FactList(words);
      shared.code("inspect.program", group.exe());
      shared.code("inspect.script", group.script());
      shared.text("inspect.processes", Long.toString(pids));
      shared.into(sections, words.say("inspect.who"));
    }
    group
        .ownerless()
        .ifPresent(
            owner -> {
              FactList why = new FactList(words);
              why.said("", OwnerText.sentence(words, owner));
              why.into(sections, words.say("inspect.how"));
            });
    return sections;
  }

  private static String programFilter(ProcessGroup group, FlowView one) {
    return group.ownerless().isPresent()
        ? "is:" + quoted(OwnerText.title(Words.ENGLISH, one.connection().owner()))
        : "process:"
            + quoted(
                group.script().isPresent() ? ProgramText.title(Words.ENGLISH, one) : group.name());
  }

  /// What is special has no place of its own, and an address that stands for a masked one is that.
  private static Optional<Inspection.Remote> remote(FlowView flow) {
    InetAddress address = flow.connection().remote().address();
    return SpecialRange.of(address).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Inspection.Remote(
                address,
                flow.connection()
                    .place()
                    .filter(place -> place.source().equals(Correction.SOURCE))
                    .isPresent()));
  }

  private static String remoteFilter(FlowView flow) {
    return "host:" + quoted(Whereabouts.remote(flow.connection()));
  }

  /// In quotes it is one value, whatever it contains.
  private static String quoted(String value) {
    return "\"" + value.replace("\"", "") + "\"";
  }

  private static List<Choice> choices(Words words, List<FlowView> flows, long chosen) {
    return flows.stream().limit(MOST_CHOICES).map(flow -> choice(words, flow, chosen)).toList();
  }

  private static Choice choice(Words words, FlowView flow, long chosen) {
    String detail =
        flow.connection()
            .process()
            .map(process -> ProgramText.title(words, flow) + " " + process.pid())
            .orElse("");
    String place = Whereabouts.place(words, flow.connection());
    return new Choice(
        flow.id(),
        Whereabouts.remote(flow.connection()),
        words.joined(detail, place),
        flow.end()
            .map(end -> EndText.word(words, end))
            .orElseGet(() -> Amount.rate(words, flow.sentRate() + flow.receivedRate())),
        flow.id() == chosen);
  }

  private static Inspection.Flow flow(Words words, double rate, Volume total) {
    return new Inspection.Flow(
        Amount.rate(words, rate),
        Amount.bytes(words, (double) total.bytes()),
        words.say("count.packets", total.packets()));
  }

  private static long total(FlowView flow) {
    return flow.sent().bytes() + flow.received().bytes();
  }
}
