package telltale.app.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import telltale.app.Sample;
import telltale.app.flow.FlowSnapshot;
import telltale.app.list.Row.Fold;
import telltale.app.list.Row.Tone;
import telltale.app.selection.ProcessGroup;
import telltale.app.words.Speech;
import telltale.app.words.Words;
import telltale.wire.CloseReason;
import telltale.wire.Owner;
import telltale.wire.ProcessFacts;

class ProcessListModelTest {

  private final ProcessListModel model =
      new ProcessListModel(new News(), new SearchTexts(new Speech(Words.ENGLISH)));

  @Test
  void gathersTheConnectionsOfAProgramInOneRow() {
    Listing listing =
        model.show(
            Sample.snapshot(
                1,
                Sample.flow(1).process("firefox", 10).totals(100, 200).rates(1000, 2000),
                Sample.flow(2).process("firefox", 11).totals(300, 400).rates(0, 500)),
            0);
    assertThat(listing.rows(Words.ENGLISH)).hasSize(1);
    Row row = listing.rows(Words.ENGLISH).getFirst();
    assertThat(row.title()).isEqualTo("firefox");
    assertThat(row.detail()).isEqualTo("2 connections");
    assertThat(row.total()).isEqualTo("1.0 kB");
    assertThat(row.sent()).isEqualTo("1.0 kB/s");
    assertThat(row.received()).isEqualTo("2.5 kB/s");
    assertThat(row.fold()).isEqualTo(Fold.CLOSED);
  }

  @Test
  void keepsProgramsOfTheSameNameApart() {
    Listing listing =
        model.show(
            Sample.snapshot(
                1,
                Sample.flow(1).process("python3", 10),
                Sample.flow(2).process("python3", 11).exe("/opt/other/python3")),
            0);
    assertThat(titles(listing)).containsExactly("python3", "python3");
  }

  @Test
  void showsTheConnectionsOfAnOpenedProcess() {
    FlowSnapshot snapshot =
        Sample.snapshot(
            1, Sample.flow(1).host("a.example").rates(0, 10), Sample.flow(2).host("b.example"));
    model.show(snapshot, 0);
    Listing opened = model.toggle(program(snapshot, 0), 10);
    assertThat(titles(opened)).containsExactly("curl", "a.example:443", "b.example:443");
    Listing closed = model.toggle(program(snapshot, 0), 20);
    assertThat(titles(closed)).containsExactly("curl");
  }

  @Test
  void showsTheNameThatAPersonKnowsAboveTheProgramsOwn() {
    Row row =
        model
            .show(
                Sample.snapshot(1, Sample.flow(1).process("firefox-esr", 10).knownAs("Firefox")), 0)
            .rows(Words.ENGLISH)
            .getFirst();
    assertThat(row.title()).isEqualTo("Firefox");
    assertThat(row.detail()).isEqualTo("1 connection");
    assertThat(row.program()).isEqualTo("firefox-esr");
  }

  @Test
  void givesEachScriptOfAnInterpreterItsOwnRow() {
    Listing listing =
        model.show(
            Sample.snapshot(
                1,
                Sample.flow(1).process("python3", 10).script("/srv/backup.py"),
                Sample.flow(2).process("python3", 11).script("/srv/mail.py"),
                Sample.flow(3).process("python3", 12).script("/srv/mail.py")),
            0);
    assertThat(titles(listing)).containsExactly("backup.py", "mail.py");
    assertThat(listing.rows(Words.ENGLISH).getLast().detail()).isEqualTo("2 connections");
    assertThat(listing.rows(Words.ENGLISH).getLast().program()).isEqualTo("python3");
  }

  @Test
  void findsByWhatAPersonCallsItAndByWhatItBelongsTo() {
    ProcessFacts.Software web =
        new ProcessFacts.Software(
            Optional.of("web.service"),
            Optional.of(new ProcessFacts.Container("4e1f7a90", Optional.empty(), Optional.empty())),
            Optional.empty());
    model.show(
        Sample.snapshot(
            1,
            Sample.flow(1).process("firefox-esr", 10).knownAs("Fire Fox").host("a.example"),
            Sample.flow(2).process("nginx", 11).software(web).host("b.example")),
        0);
    assertThat(titles(filter("fire fox"))).containsExactly("Fire Fox", "a.example:443");
    assertThat(titles(filter("firefox-esr"))).containsExactly("Fire Fox", "a.example:443");
    assertThat(titles(filter("web.service"))).containsExactly("nginx", "b.example:443");
    assertThat(titles(filter("4e1f7a"))).containsExactly("nginx", "b.example:443");
  }

  @Test
  void findsByAHostNameThatWasLearntAfterTheWordWasTyped() {
    model.show(Sample.snapshot(1, Sample.flow(1).process("curl", 10)), 0);
    assertThat(titles(filter("www.example"))).isEmpty();

    Listing later =
        model.show(
            Sample.snapshot(2, Sample.flow(1).process("curl", 10).host("www.example.org")), 10);

    assertThat(titles(later)).containsExactly("curl", "www.example.org:443");
  }

  @Test
  void sortsTheBusiestFirstAndThenByName() {
    Listing listing =
        model.show(
            Sample.snapshot(
                1,
                Sample.flow(1).process("zsh", 1),
                Sample.flow(2).process("Bash", 2),
                Sample.flow(3).process("slow", 3).rates(0, 900),
                Sample.flow(4).process("fast", 4).rates(900_000, 0)),
            0);
    assertThat(titles(listing)).containsExactly("fast", "slow", "Bash", "zsh");
  }

  @Test
  void keepsTheOrderBetweenTwoSorts() {
    model.show(two(1000, 10), 0);
    assertThat(titles(model.show(two(10, 1_000_000), 1999))).containsExactly("a", "b");
    assertThat(titles(model.show(two(10, 1_000_000), 2000))).containsExactly("b", "a");
  }

  @Test
  void putsAProgramThatCameBackAtTheEnd() {
    Sample a = Sample.flow(1).process("a", 1);
    Sample b = Sample.flow(2).process("b", 2);
    model.show(Sample.snapshot(1, a, b), 0);
    model.show(Sample.snapshot(2, b), 10);

    assertThat(titles(model.show(Sample.snapshot(3, a, b), 20))).containsExactly("b", "a");
  }

  @Test
  void keepsTheOrderWhileThePointerIsOverIt() {
    model.show(two(1000, 10), 0);
    model.hold(true);
    assertThat(titles(model.show(two(10, 1_000_000), 9000))).containsExactly("a", "b");
    model.hold(false);
    assertThat(titles(model.show(two(10, 1_000_000), 9001))).containsExactly("b", "a");
  }

  @Test
  void doesNotReorderForASmallChangeOfRate() {
    model.show(two(1000, 900), 0);
    assertThat(titles(model.show(two(900, 1000), 5000))).containsExactly("a", "b");
  }

  @Test
  void addsANewProcessAtTheEndUntilTheNextSort() {
    model.show(two(1000, 10), 0);
    Sample newcomer = Sample.flow(3).process("aa", 3).rates(0, 9e6);
    FlowSnapshot three =
        Sample.snapshot(
            2,
            Sample.flow(1).process("a", 1).rates(1000, 0),
            Sample.flow(2).process("b", 2).rates(10, 0),
            newcomer);
    assertThat(titles(model.show(three, 500))).containsExactly("a", "b", "aa");
    assertThat(titles(model.show(three, 2500))).containsExactly("aa", "a", "b");
  }

  @Test
  void findsByProcessHostPlaceAndPort() {
    FlowSnapshot snapshot =
        Sample.snapshot(
            1,
            Sample.flow(1).process("firefox", 1).host("cdn.example").at("DE", "Berlin", 52, 13),
            Sample.flow(2).process("ssh", 2).remote("203.0.113.5", 22).at("JP", "Tokyo", 35, 139));
    model.show(snapshot, 0);
    assertThat(titles(filter("FIRE"))).containsExactly("firefox", "cdn.example:443");
    assertThat(titles(filter("tokyo"))).containsExactly("ssh", "203.0.113.5:22");
    assertThat(titles(filter("japan"))).contains("ssh");
    assertThat(titles(filter(":22"))).contains("ssh");
    assertThat(titles(filter("cdn"))).contains("firefox");
    assertThat(titles(filter("firefox tokyo"))).isEmpty();
  }

  @Test
  void countsWhatTheFilterLeavesOut() {
    model.show(two(1, 1), 0);
    Listing listing = filter("firefox");
    assertThat(listing.open().passing()).isZero();
    assertThat(listing.open().hidden()).isEqualTo(2);
  }

  @Test
  void closesWhatItOpenedForAFilterWhenTheFilterIsGone() {
    model.show(two(1, 1), 0);
    assertThat(filter("a").rows(Words.ENGLISH).getFirst().fold()).isEqualTo(Fold.OPEN);
    assertThat(filter("").rows(Words.ENGLISH).getFirst().fold()).isEqualTo(Fold.CLOSED);
  }

  @Test
  void dimsWhatNeverLeavesThisMachine() {
    Listing listing =
        model.show(Sample.snapshot(1, Sample.flow(1).remote("127.0.0.1", 80).nowhere()), 0);
    assertThat(listing.rows(Words.ENGLISH).getFirst().tone()).isEqualTo(Tone.LOCAL);
  }

  @Test
  void leavesOutWhatIsLocalWhenAsked() {
    model.show(
        Sample.snapshot(
            1,
            Sample.flow(1).process("db", 1).remote("127.0.0.1", 80).nowhere(),
            Sample.flow(2).process("ssh", 2)),
        0);
    assertThat(titles(model.hideLocal(true, 1))).containsExactly("ssh");
    assertThat(titles(model.hideLocal(false, 2))).containsExactly("ssh", "db");
  }

  @Test
  void saysHowAConnectionFailed() {
    FlowSnapshot snapshot =
        Sample.snapshot(1, Sample.flow(1).ended(CloseReason.REFUSED), Sample.flow(2));
    model.show(snapshot, 0);
    Listing listing = model.reveal(1, 1);
    Row failed =
        listing.rows(Words.ENGLISH).stream()
            .filter(row -> row.tone() == Tone.FAILED)
            .findFirst()
            .orElseThrow();
    assertThat(failed.detail()).endsWith("refused");
    assertThat(listing.open().passing()).isEqualTo(1);
  }

  @Test
  void namesWhyThereIsNoProcess() {
    Listing listing =
        model.show(Sample.snapshot(1, Sample.flow(1).ownerless(Owner.Why.FORWARDED)), 0);
    assertThat(listing.rows(Words.ENGLISH).getFirst().title()).isEqualTo("Forwarded traffic");
    assertThat(listing.rows(Words.ENGLISH).getFirst().tone()).isEqualTo(Tone.OWNERLESS);
  }

  @Test
  void showsHostileNamesVisibly() {
    Listing listing = model.show(Sample.snapshot(1, Sample.flow(1).process("a\u202Eb\n", 1)), 0);
    assertThat(listing.rows(Words.ENGLISH).getFirst().title()).isEqualTo("a‹U+202E›b‹U+000A›");
  }

  @Test
  void makesEqualRowsOfEqualTraffic() {
    FlowSnapshot snapshot = two(1000, 10);
    assertThat(model.show(snapshot, 0).rows(Words.ENGLISH))
        .isEqualTo(model.show(snapshot, 10).rows(Words.ENGLISH));
  }

  private Listing filter(String text) {
    return model.filter(FlowFilter.of(text), 1);
  }

  private static FlowSnapshot two(double a, double b) {
    return Sample.snapshot(
        1, Sample.flow(1).process("a", 1).rates(a, 0), Sample.flow(2).process("b", 2).rates(b, 0));
  }

  private static RowKey program(FlowSnapshot snapshot, int index) {
    return new RowKey.OfProcess(ProcessGroup.of(snapshot.flows().get(index)));
  }

  private static List<String> titles(Listing listing) {
    return listing.rows(Words.ENGLISH).stream().map(Row::title).toList();
  }
}
