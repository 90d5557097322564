package telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import telltale.app.FxThread;
import telltale.app.Sample;
import telltale.app.flow.FlowSnapshot;
import telltale.app.link.LinkState;
import telltale.app.map.MapPane;
import telltale.app.pulse.SnapshotPump.Frame;
import telltale.app.settings.LanguageChoice;
import telltale.app.settings.Motion;
import telltale.app.settings.SavedFilter;
import telltale.app.settings.Settings;
import telltale.app.settings.ThemeChoice;
import telltale.app.status.Sources;
import telltale.app.theme.DesktopStyle;
import telltale.app.words.Phrase;
import telltale.app.words.Speech;
import telltale.app.words.Words;
import telltale.geodata.WorldReader;

class LanguageTest extends WindowFixture {

  private final List<Settings> kept = new ArrayList<>();
  private Settings first =
      Settings.DEFAULT
          .withTheme(ThemeChoice.DARK)
          .withMotion(Motion.REDUCED)
          .withLanguage(LanguageChoice.ENGLISH)
          .withFilters(List.of(new SavedFilter("Upload", "rate:>1M")));

  @Override
  Preferences preferences() {
    return new Preferences(first, DesktopStyle.none(), kept::add, () -> Phrase.verbatim(""));
  }

  @Test
  void everythingIsSaidAnewWhenTheLanguageChanges() {
    show(LIVE, everything());
    FxThread.run(() -> window.selectBusiest(false));
    choose("german");
    FxThread.await("the map has room", () -> !window.scene().getRoot().isNeedsLayout());
    assertThat(text("#status-state")).isEqualTo("Live");
    assertThat(text("#counts")).isEqualTo("4 Programme · 4 Verbindungen");
    assertThat(texts(".section-heading")).contains("Wer", "Was", "Wo");
    assertThat(saidBy(window)).isEqualTo(saidBy(germanFromTheStart()));
    assertThat(kept).extracting(Settings::language).containsExactly(LanguageChoice.GERMAN);
  }

  @Test
  void theWindowRunsFromRightToLeftWhereTheLanguageDoesButTheMapDoesNot() {
    show(LIVE, everything());
    assertThat(FxThread.call(this::listIsAtTheLeft)).isTrue();
    choose("hebrew");
    FxThread.await("the list is at the right", () -> !listIsAtTheLeft());
    assertThat(FxThread.call(() -> map.getEffectiveNodeOrientation()))
        .isEqualTo(NodeOrientation.LEFT_TO_RIGHT);
    assertThat(FxThread.call(() -> node("#timeline-chart").getEffectiveNodeOrientation()))
        .isEqualTo(NodeOrientation.LEFT_TO_RIGHT);
    clickOnMap(TOKYO_LATITUDE, TOKYO_LONGITUDE);
    FxThread.await("what is clicked is inspected", () -> node("#inspector").isVisible());
    assertThat(text("#inspector-title")).isEqualTo("ssh");
    FxThread.await("the inspector covers the left", () -> map.getPadding().getLeft() > 0);
    assertThat(map.getPadding().getRight()).isZero();
    choose("english");
    FxThread.await("the list is at the left", this::listIsAtTheLeft);
  }

  @Test
  void aNameInLatinLettersRunsToTheRightInAWindowThatRunsToTheLeft() {
    show(
        LIVE,
        Sample.snapshot(
            1,
            Sample.flow(1).process("perl", 10).rates(0, 800),
            Sample.flow(2).process("דפדפן", 11).rates(0, 900)));
    choose("hebrew");
    FxThread.await("the list is at the right", () -> !listIsAtTheLeft());
    FxThread.await("its rows are laid out", () -> !window.scene().getRoot().isNeedsLayout());

    assertThat(titled("perl").getEffectiveNodeOrientation())
        .isEqualTo(NodeOrientation.LEFT_TO_RIGHT);
    assertThat(titled("perl").getAlignment()).isEqualTo(Pos.CENTER_RIGHT);
    assertThat(titled("דפדפן").getEffectiveNodeOrientation())
        .isEqualTo(NodeOrientation.RIGHT_TO_LEFT);
    choose("english");
    FxThread.await("the list is at the left", this::listIsAtTheLeft);
    FxThread.await(
        "titles begin at the left", () -> titled("perl").getAlignment() == Pos.CENTER_LEFT);
  }

  private Labeled titled(String title) {
    return (Labeled)
        node("#processes").lookupAll(".title").stream()
            .filter(node -> node instanceof Labeled label && label.getText().equals(title))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void whatStandsForANameIsAWordToo() {
    show(LIVE, everything());
    FxThread.run(() -> window.settings().change(now -> now.withMasked(true)));
    FxThread.run(() -> window.selectBusiest(false));
    assertThat(text("#inspector-subtitle")).isEqualTo("host 1:443");
    choose("german");
    assertThat(text("#inspector-subtitle")).isEqualTo("Host 1:443");
    assertThat(text("#inspector-title")).isEqualTo("firefox");
    assertThat(text("#mask-badge")).isEqualTo("Namen und Adressen sind verdeckt");
  }

  @Test
  void aFailureIsSaidInTheLanguageOfTheUser() {
    show(new LinkState.Lost(Phrase.of("link.killed", 9)), everything());
    assertThat(text("#page-text")).isEqualTo("The helper is lost: signal 9 killed it.");
    choose("german");
    assertThat(text("#page-text")).isEqualTo("Der Helfer ist verloren: Signal 9 hat ihn beendet.");
  }

  private boolean listIsAtTheLeft() {
    return left(node("#processes")) < left(map);
  }

  private static double left(Node node) {
    return node.localToScene(node.getBoundsInLocal()).getMinX();
  }

  private void choose(String language) {
    FxThread.run(() -> window.toggleSettings());
    click(node("#settings-language-" + language));
    FxThread.run(() -> window.toggleSettings());
  }

  private static FlowSnapshot everything() {
    return Sample.snapshot(
        1,
        Sample.flow(1).process("firefox", 10).host("www.example").rates(100, 90_000),
        Sample.flow(2).owner(telltale.wire.Owner.Why.KERNEL).rates(0, 800),
        Sample.flow(3)
            .process("ssh", 4100)
            .remote("203.0.113.5", 22)
            .at("JP", "Tokyo", TOKYO_LATITUDE, TOKYO_LONGITUDE)
            .rates(50, 60),
        Sample.flow(4).process("nas", 2).remote("192.168.1.9", 445).nowhere());
  }

  private MainWindow germanFromTheStart() {
    first = first.withLanguage(LanguageChoice.GERMAN);
    return FxThread.call(
        () -> {
          Speech speech = new Speech(Words.in(LanguageChoice.GERMAN.locale()));
          MapPane other = new MapPane(speech, WorldReader.read(), 52.5, 13.4, Runnable::run);
          MainWindow german =
              new MainWindow(
                  speech,
                  other,
                  new Actions(),
                  new WindowSetting(
                      Sources.still("Credit"),
                      true,
                      false,
                      preferences(),
                      Atlas.passing(52.5, 13.4),
                      WindowSetting.room(1280, 800)));
          german.layOut();
          german.show(new Frame(LIVE, everything()));
          german.selectBusiest(false);
          german.layOut();
          return german;
        });
  }

  private static Set<String> saidBy(MainWindow window) {
    Set<String> said = FxThread.call(() -> new TreeSet<>(SpokenTexts.in(window.scene().getRoot())));
    // What is drawn of a text that has no room.
    said.removeIf(text -> text.endsWith("..."));
    return said;
  }
}
