package telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import telltale.app.FxThread;
import telltale.app.Sample;
import telltale.app.flow.FlowSnapshot;
import telltale.app.link.LinkState;
import telltale.app.selection.Selection;
import telltale.app.settings.Settings;
import telltale.app.theme.DesktopStyle;
import telltale.app.words.Phrase;
import telltale.wire.ProcessFacts;

class MaskTest extends WindowFixture {

  /// What the sample says of hosts, addresses, users, paths and arguments.
  private static final Pattern TELLING =
      Pattern.compile(
          "\\d+\\.\\d+\\.\\d+\\.\\d+|::|2001:|\\.example|ada|/usr|/home|/var"
              + "|--secret|quiet-box|ndjson",
          Pattern.CASE_INSENSITIVE);

  private static final List<String> PROGRAMS =
      List.of("firefox", "backup", "sync.py", "sshd", "cupsd", "smbd", "dig");

  private final List<Settings> kept = new ArrayList<>();

  @Override
  Preferences preferences() {
    Preferences plain = super.preferences();
    return new Preferences(
        plain.first(),
        DesktopStyle.none(),
        kept::add,
        () -> Phrase.verbatim("Kept in /home/ada/settings.json."));
  }

  private static FlowSnapshot telling() {
    ProcessFacts.Software software =
        new ProcessFacts.Software(
            Optional.of("sshd@3-192.0.2.10:22-203.0.113.5:4711.service"),
            Optional.of(
                new ProcessFacts.Container("quiet-box", Optional.of("lxc"), Optional.empty())),
            Optional.empty());
    return Sample.snapshot(
        1,
        Sample.flow(1).process("firefox", 10).host("www.bank.example").rates(100, 90_000),
        Sample.flow(2)
            .process("backup", 20)
            .exe("/home/ada/bin/backup")
            .commandLine("backup", "--secret=hunter2", "/var/lib/ada")
            .remote("2001:db8::17", 873)
            .at("JP", "Tokyo", TOKYO_LATITUDE, TOKYO_LONGITUDE)
            .rates(70_000, 10),
        Sample.flow(3)
            .process("python3", 30)
            .script("/home/ada/sync.py")
            .host("nas.ada.example")
            .at("JP", "Tokyo", TOKYO_LATITUDE, TOKYO_LONGITUDE)
            .rates(400, 20),
        Sample.flow(4)
            .process("sshd", 40)
            .software(software)
            .incoming()
            .remote("203.0.113.5", 4711)
            .at("NL", "Amsterdam", 52.37, 4.9),
        Sample.flow(5).process("cupsd", 50).remote("127.0.0.1", 631).nowhere(),
        Sample.flow(6).process("smbd", 60).remote("192.168.1.9", 445).nowhere(),
        Sample.flow(7).process("dig", 70).remote("198.51.100.53", 53).nowhere());
  }

  @Test
  void nothingOnTheScreenTellsWhomThisMachineTalksTo() {
    show(LIVE, telling());
    TreeSet<String> before = everythingSaid();
    assertThat(before.stream().filter(MaskTest::tells))
        .as("there is something to mask")
        .hasSizeGreaterThan(20);
    press(KeyCode.ESCAPE);
    FxThread.run(map::requestFocus);
    press(KeyCode.P);
    FxThread.await("the window says so", () -> node("#mask-badge").isVisible());
    assertThat(everythingSaid()).noneMatch(MaskTest::tells);
    assertThat(kept.getLast().masked()).isTrue();
  }

  @Test
  void whatStaysCanStillBeToldApart() {
    maskAndShow(LIVE, telling());
    assertThat(everythingSaid())
        .contains(
            "firefox", "backup", "sync.py", "host 1:443", "local host 5:445", "this machine:631")
        .contains("Tokyo, Japan", "folder 2/backup", "backup •••", "user 1 (uid 1000)")
        .contains("sshd@•••.service");
    press(KeyCode.ESCAPE);
    press(KeyCode.ESCAPE);
    FxThread.run(() -> window.typeFilter("host:\"host 2:\""));
    FxThread.await("the mask's own names are found", () -> find("firefox").isEmpty());
    assertThat(find("backup")).isPresent();
  }

  @Test
  void whatIsCopiedIsMaskedToo() {
    maskAndShow(LIVE, telling());
    FxThread.run(() -> window.select(new Selection.OneConnection(2)));
    FxThread.await("the facts are there", () -> !facts("Remote").isEmpty());
    click(facts("Remote").getFirst());
    FxThread.await("it is copied", () -> Clipboard.getSystemClipboard().hasString());
    assertThat(FxThread.call(() -> Clipboard.getSystemClipboard().getString()))
        .isEqualTo("host 2:873");
  }

  @Test
  void messagesAndTheNameOfARecordingAreMaskedToo() {
    maskAndShow(new LinkState.Replaying(Sample.HELLO, "ada.ndjson"), telling());
    assertThat(text("#replay-badge")).isEqualTo("Recording: •••");
    show(
        new LinkState.Unavailable(
            Phrase.verbatim("The helper's launcher /home/ada/telltale is missing."),
            Phrase.verbatim("Ask boss.example, or wait.")),
        FlowSnapshot.EMPTY);
    assertThat(text("#page-text")).isEqualTo("The helper's launcher ••• is missing.");
    assertThat(text("#page-remedy")).isEqualTo("Ask •••, or wait.");
  }

  @Test
  void whatIsPickedStaysPickedAndWhatWasTypedIsForgotten() {
    show(LIVE, telling());
    FxThread.run(() -> window.typeFilter("host:bank.example"));
    click(row("firefox"));
    FxThread.await("the inspector opens", () -> node("#inspector").isVisible());
    FxThread.run(map::requestFocus);
    press(KeyCode.P);
    FxThread.await("the window says so", () -> node("#mask-badge").isVisible());
    assertThat(text("#inspector-title")).isEqualTo("firefox");
    assertThat(FxThread.call(() -> find("backup"))).isPresent();
    assertThat(FxThread.call(() -> node("#rate-chart").getAccessibleText()))
        .as("its last minute is not lost")
        .isEqualTo("Last minute, peak 90.0 kB/s");
    press(KeyCode.P);
    FxThread.await("names are back", () -> !node("#mask-badge").isVisible());
    assertThat(text("#inspector-title")).isEqualTo("firefox");
    TreeSet<String> said = new TreeSet<>();
    gather(said);
    assertThat(said).contains("www.bank.example:443");
  }

  @Test
  void theSettingsSwitchItToo() {
    show(LIVE, telling());
    press(KeyCode.CONTROL, KeyCode.COMMA);
    FxThread.await("the panel opens", () -> node("#settings").isVisible());
    click(node("#settings-names-masked"));
    FxThread.await("the window says so", () -> node("#mask-badge").isVisible());
    assertThat(text("#settings-note")).isEqualTo("Kept in •••.");
    click(node("#settings-names-shown"));
    FxThread.await("names are back", () -> !node("#mask-badge").isVisible());
    assertThat(kept).extracting(Settings::masked).containsExactly(true, false);
  }

  private void maskAndShow(LinkState link, FlowSnapshot snapshot) {
    FxThread.run(() -> window.settings().change(now -> now.withMasked(true)));
    show(link, snapshot);
  }

  private static boolean tells(String text) {
    return TELLING.matcher(text).find();
  }

  /// Opens one view after the other, and gathers what each says.
  private TreeSet<String> everythingSaid() {
    TreeSet<String> said = new TreeSet<>();
    FxThread.await("the arcs are drawn", () -> map.arcCount() > 0 && map.atRest());
    for (String program : PROGRAMS) {
      click(row(program));
      FxThread.await("it is picked", () -> text(node("#inspector-title")).equals(program));
      gather(said);
    }
    for (long id = 1; id <= PROGRAMS.size(); id++) {
      Selection one = new Selection.OneConnection(id);
      FxThread.run(() -> window.select(one));
      gather(said);
    }
    FxThread.run(() -> window.select(Selection.NONE));
    assertThat(FxThread.call(map::openCluster)).isTrue();
    gather(said);
    press(KeyCode.RIGHT);
    gather(said);
    for (String key : List.of("host:", "user:", "process:", "unit:", "network:")) {
      press(KeyCode.CONTROL, KeyCode.F);
      FxThread.run(() -> window.typeFilter(key));
      gather(said);
    }
    FxThread.run(() -> window.typeFilter(""));
    press(KeyCode.CONTROL, KeyCode.COMMA);
    gather(said);
    press(KeyCode.CONTROL, KeyCode.COMMA);
    return said;
  }

  private void gather(TreeSet<String> said) {
    FxThread.run(
        () -> {
          window.layOut();
          said.addAll(SpokenTexts.in(window.scene().getRoot()));
        });
  }

  private static String text(Node label) {
    return ((Labeled) label).getText();
  }

  /// The rows of facts with that label.
  private List<Node> facts(String label) {
    return window.scene().getRoot().lookupAll(".fact").stream()
        .filter(row -> String.valueOf(row.getAccessibleText()).startsWith(label + " "))
        .toList();
  }
}
