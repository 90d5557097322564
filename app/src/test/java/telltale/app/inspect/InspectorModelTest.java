package telltale.app.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import telltale.app.Sample;
import telltale.app.flow.FlowSnapshot;
import telltale.app.inspect.Inspection.Choice;
import telltale.app.inspect.Inspection.Fact;
import telltale.app.neighbour.NetworkCard;
import telltale.app.selection.ProcessGroup;
import telltale.app.selection.Selection;
import telltale.app.words.Speech;
import telltale.app.words.Words;
import telltale.wire.CloseReason;
import telltale.wire.Owner;
import telltale.wire.ProcessFacts;

class InspectorModelTest {

  private final InspectorModel model =
      new InspectorModel(
          new Speech(Words.ENGLISH), ZoneOffset.UTC, (latitude, longitude) -> 1234.5, this::card);

  private Optional<NetworkCard> card(InetAddress address) {
    return switch (address.getHostAddress()) {
      case "192.168.1.1" ->
          Optional.of(new NetworkCard("00:00:0c:01:02:03", Optional.of("Cisco"), false));
      case "192.168.1.2" ->
          Optional.of(new NetworkCard("00:00:0d:01:02:03", Optional.empty(), false));
      case "192.168.1.3" ->
          Optional.of(new NetworkCard("02:00:0c:01:02:03", Optional.empty(), true));
      default -> Optional.empty();
    };
  }

  @Test
  void namesTheNetworkCardOfANeighbour() {
    assertThat(cardOf("192.168.1.1")).contains("Cisco, 00:00:0c:01:02:03");
    assertThat(cardOf("192.168.1.2")).contains("00:00:0d:01:02:03");
    assertThat(cardOf("192.168.1.3").orElseThrow())
        .contains("02:00:0c:01:02:03")
        .contains("private address");
    assertThat(cardOf("203.0.113.7")).isEmpty();
  }

  private Optional<String> cardOf(String remote) {
    FlowSnapshot snapshot = Sample.snapshot(1, Sample.flow(7).remote(remote, 443));
    return fact(inspect(snapshot, new Selection.OneConnection(7)).orElseThrow(), "Network card");
  }

  @Test
  void tellsWhoWhatWhereAndHowMuch() {
    FlowSnapshot snapshot =
        Sample.snapshot(
            1,
            Sample.flow(7)
                .process("firefox", 2311)
                .commandLine("firefox", "--new-window")
                .remote("203.0.113.7", 443)
                .at("JP", "Tokyo", 35.68, 139.69)
                .totals(1_500_000, 2_000)
                .rates(1200, 0));
    Inspection inspection = inspect(snapshot, new Selection.OneConnection(7)).orElseThrow();
    assertThat(inspection.title()).isEqualTo("firefox");
    assertThat(inspection.subtitle()).isEqualTo("203.0.113.7:443");
    assertThat(inspection.sent().rate()).isEqualTo("1.2 kB/s");
    assertThat(inspection.sent().total()).isEqualTo("1.5 MB");
    assertThat(fact(inspection, "Program")).contains("/usr/bin/firefox");
    assertThat(fact(inspection, "Command")).contains("firefox --new-window");
    assertThat(fact(inspection, "PID")).contains("2311");
    assertThat(fact(inspection, "User")).contains("ada (uid 1000)");
    assertThat(fact(inspection, "PID 1")).contains("systemd");
    assertThat(fact(inspection, "Started")).contains("11:50:00");
    assertThat(fact(inspection, "Place")).contains("Tokyo, Japan");
    assertThat(fact(inspection, "Coordinates")).contains("35.68° N  139.69° E");
    assertThat(fact(inspection, "Source")).contains("DB-IP City Lite 2026-02");
    assertThat(fact(inspection, "State")).contains("Open");
    assertThat(inspection.choices()).isEmpty();
  }

  @Test
  void tellsWhatTheProcessBelongsTo() {
    ProcessFacts.Software pod =
        new ProcessFacts.Software(
            Optional.of("cri-containerd-4e1f7a90.scope"),
            Optional.of(
                new ProcessFacts.Container(
                    "4e1f7a90c3b25d68".repeat(4),
                    Optional.of("containerd"),
                    Optional.of("6a0f3c1e-22bb-4a1d-9d41-58f2a7f0c9e3"))),
            Optional.of(new ProcessFacts.App("org.mozilla.firefox", Optional.of("flatpak"))));
    ProcessFacts.Parent init = new ProcessFacts.Parent(1, Optional.of("systemd"));
    FlowSnapshot snapshot =
        Sample.snapshot(
            1,
            Sample.flow(1)
                .process("firefox-esr", 9)
                .knownAs("Firefox")
                .software(pod)
                .parent(new ProcessFacts.Parent(8, Optional.empty(), Optional.of(init))));
    Inspection inspection = inspect(snapshot, new Selection.OneConnection(1)).orElseThrow();

    assertThat(inspection.title()).isEqualTo("Firefox");
    assertThat(inspection.program()).isEqualTo("firefox-esr · /usr/bin/firefox-esr");
    assertThat(fact(inspection, "App")).contains("org.mozilla.firefox (Flatpak)");
    assertThat(fact(inspection, "Container")).contains("containerd 4e1f7a90c3b2");
    assertThat(fact(inspection, "Pod")).contains("6a0f3c1e-22bb-4a1d-9d41-58f2a7f0c9e3");
    assertThat(fact(inspection, "Unit")).contains("cri-containerd-4e1f7a90.scope");
    assertThat(
            inspection.sections().stream()
                .filter(section -> section.heading().equals("Started by"))
                .flatMap(section -> section.facts().stream())
                .map(fact -> fact.label() + " " + fact.value()))
        .startsWith("PID 1 systemd", "PID 8 └\u00a0name unknown")
        .hasSize(3);
  }

  @Test
  void tellsTheScriptOfAnInterpreter() {
    FlowSnapshot snapshot =
        Sample.snapshot(1, Sample.flow(1).process("python3", 9).script("/srv/backup.py"));
    Inspection inspection = inspect(snapshot, new Selection.OneConnection(1)).orElseThrow();

    assertThat(inspection.title()).isEqualTo("backup.py");
    assertThat(inspection.program()).isEqualTo("python3 · /usr/bin/python3");
    assertThat(fact(inspection, "Script")).contains("/srv/backup.py");
  }

  @Test
  void saysInASentenceHowTheOwnerIsKnown() {
    FlowSnapshot snapshot = Sample.snapshot(1, Sample.flow(1).owner(Owner.How.SNAPSHOT));
    Inspection inspection = inspect(snapshot, new Selection.OneConnection(1)).orElseThrow();
    assertThat(fact(inspection, ""))
        .contains("This process already held the socket when Telltale started to watch.");
  }

  @Test
  void saysWhyThereIsNoProcess() {
    FlowSnapshot snapshot = Sample.snapshot(1, Sample.flow(1).ownerless(Owner.Why.FORWARDED));
    Inspection inspection = inspect(snapshot, new Selection.OneConnection(1)).orElseThrow();
    assertThat(inspection.title()).isEqualTo("Forwarded traffic");
    assertThat(fact(inspection, "PID")).isEmpty();
    assertThat(fact(inspection, "").orElseThrow()).contains("passes through");
  }

  @Test
  void offersTheConnectionsOfABundleBusiestFirst() {
    FlowSnapshot snapshot =
        Sample.snapshot(
            1,
            Sample.flow(1).host("small.example").totals(10, 10),
            Sample.flow(2).host("big.example").totals(10_000, 10_000),
            Sample.flow(3).host("other.example"));
    Inspection inspection =
        inspect(snapshot, new Selection.OneConnection(1, List.of(1L, 2L))).orElseThrow();
    assertThat(inspection.choices())
        .extracting(Choice::label)
        .containsExactly("big.example:443", "small.example:443");
    assertThat(inspection.choices()).extracting(Choice::chosen).containsExactly(false, true);
  }

  @Test
  void addsUpWhatAProcessDoes() {
    FlowSnapshot snapshot =
        Sample.snapshot(
            1,
            Sample.flow(1).process("ssh", 5).totals(1000, 0).rates(100, 0),
            Sample.flow(2).process("ssh", 5).totals(2000, 0).rates(200, 0),
            Sample.flow(3).process("curl", 6).totals(9000, 0));
    ProcessGroup ssh = ProcessGroup.of(snapshot.flows().getFirst());
    Inspection inspection = inspect(snapshot, new Selection.OneProcess(ssh)).orElseThrow();
    assertThat(inspection.subtitle()).isEqualTo("2 connections");
    assertThat(inspection.sent().total()).isEqualTo("3.0 kB");
    assertThat(inspection.sent().rate()).isEqualTo("300 B/s");
    assertThat(fact(inspection, "PID")).contains("5");
    assertThat(inspection.choices()).hasSize(2);
  }

  @Test
  void keepsTheLastWordsOnAConnectionThatHasLeft() {
    Selection picked = new Selection.OneConnection(1);
    inspect(Sample.snapshot(1, Sample.flow(1)), picked);
    inspect(Sample.snapshot(2, Sample.flow(1).ended(CloseReason.REFUSED)), picked);
    Inspection inspection = inspect(Sample.snapshot(3), picked).orElseThrow();
    assertThat(inspection.ended()).isEqualTo("refused");
    assertThat(fact(inspection, "State").orElseThrow()).startsWith("Refused by the remote end");
  }

  @Test
  void showsNothingWhenNothingIsPicked() {
    FlowSnapshot snapshot = Sample.snapshot(1, Sample.flow(1));
    inspect(snapshot, new Selection.OneConnection(1));
    assertThat(inspect(snapshot, Selection.NONE)).isEmpty();
  }

  @Test
  void showsHostileCommandLinesVisiblyAndCutsLongOnes() {
    FlowSnapshot snapshot =
        Sample.snapshot(1, Sample.flow(1).commandLine("a\u202Eb", "\n", "x".repeat(5000)));
    Inspection inspection = inspect(snapshot, new Selection.OneConnection(1)).orElseThrow();
    assertThat(fact(inspection, "Command").orElseThrow())
        .startsWith("a‹U+202E›b ‹U+000A› xxx")
        .contains("more)")
        .hasSizeLessThan(1300);
  }

  private Optional<Inspection> inspect(FlowSnapshot snapshot, Selection selection) {
    return model.inspect(snapshot, selection);
  }

  private static Optional<String> fact(Inspection inspection, String label) {
    return inspection.sections().stream()
        .flatMap(section -> section.facts().stream())
        .filter(fact -> fact.label().equals(label))
        .map(Fact::value)
        .findFirst();
  }
}
