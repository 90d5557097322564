package telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import telltale.app.FxThread;
import telltale.app.Sample;
import telltale.app.flow.FlowSnapshot;
import telltale.app.link.LinkState;
import telltale.app.pulse.SnapshotPump.Frame;
import telltale.app.selection.Selection;
import telltale.app.words.Phrase;

class MainWindowTest extends WindowFixture {

  @Test
  void clickingAnEndPointShowsItsProcess() {
    show(LIVE, traffic());
    clickOnMap(TOKYO_LATITUDE, TOKYO_LONGITUDE);
    FxThread.await("the inspector opens", () -> node("#inspector").isVisible());
    assertThat(text("#inspector-title")).isEqualTo("ssh");
    assertThat(text("#inspector-subtitle")).isEqualTo("203.0.113.5:22");
    assertThat(texts(".fact-code")).contains("/usr/bin/ssh", "4100");
    assertThat(texts(".fact-text")).contains("Tokyo, Japan", "ada (uid 1000)");
    assertThat(selectedRow()).startsWith("203.0.113.5:22");
  }

  @Test
  void theFlagOfTheCountryStandsBeforeThePlace() {
    Sample nowhere = Sample.flow(3).process("dig", 3).remote("203.0.113.9", 53).nowhere();
    Sample tokyo = Sample.flow(1).process("ssh", 1);
    show(
        LIVE,
        Sample.snapshot(1, tokyo.at("JP", "Tokyo", TOKYO_LATITUDE, TOKYO_LONGITUDE), nowhere));
    FxThread.run(() -> window.select(new Selection.OneConnection(1)));
    FxThread.await("the flag appears", () -> flags() == 1);
    FxThread.run(() -> window.select(new Selection.OneConnection(3)));
    FxThread.await("no country, no flag", () -> flags() == 0);
    assertThat(texts(".fact-code")).contains("203.0.113.9:53");
  }

  private long flags() {
    return window.scene().getRoot().lookupAll(".flag").stream().filter(Node::isVisible).count();
  }

  @Test
  void clickingBesideEverythingClosesTheInspector() {
    show(LIVE, traffic());
    clickOnMap(TOKYO_LATITUDE, TOKYO_LONGITUDE);
    FxThread.await("the inspector opens", () -> node("#inspector").isVisible());
    clickOnMap(-40, -30);
    FxThread.await("the inspector closes", () -> !node("#inspector").isVisible());
    assertThat(FxThread.call(() -> window.selection())).isEqualTo(Selection.NONE);
  }

  @Test
  void anArcOfSeveralConnectionsOffersThem() {
    Sample one = Sample.flow(1).process("ssh", 1).host("a.example").rates(0, 10);
    Sample two = Sample.flow(2).process("scp", 2).host("b.example").rates(0, 5000);
    Sample[] both = {
      one.at("JP", "Tokyo", TOKYO_LATITUDE, TOKYO_LONGITUDE),
      two.at("JP", "Tokyo", TOKYO_LATITUDE, TOKYO_LONGITUDE)
    };
    show(LIVE, Sample.snapshot(1, both));
    clickOnMap(TOKYO_LATITUDE, TOKYO_LONGITUDE);
    FxThread.await("the inspector opens", () -> node("#inspector").isVisible());
    // What scrolls is there only after the first pulse with the panel.
    FxThread.await(
        "the choices appear", () -> !window.scene().getRoot().lookupAll(".choice-label").isEmpty());
    assertThat(text("#inspector-title")).as("the busiest first").isEqualTo("scp");
    assertThat(texts(".choice-label")).containsExactlyInAnyOrder("a.example:443", "b.example:443");
  }

  @Test
  void clickingARowShowsItsProcessAndItsConnections() {
    show(LIVE, traffic());
    click(row("firefox"));
    FxThread.await("the inspector opens", () -> node("#inspector").isVisible());
    assertThat(text("#inspector-title")).isEqualTo("firefox");
    assertThat(text("#inspector-subtitle")).isEqualTo("2 connections");
    long before = FxThread.call(map::framesDrawn);
    Point2D home = FxThread.call(() -> map.position(52.5, 13.4));
    clickOnRobot(row("firefox"), MouseButton.PRIMARY, 2);
    FxThread.await("the process opens", () -> find("cdn.example:443").isPresent());
    FxThread.await("its arcs come into view", () -> !map.position(52.5, 13.4).equals(home));
    click(row("cdn.example:443"));
    FxThread.await(
        "the connection is picked",
        () -> window.selection() instanceof Selection.OneConnection one && one.id() == 2);
    FxThread.await("the map marks it", () -> map.framesDrawn() > before);
    assertThat(text("#inspector-subtitle")).isEqualTo("cdn.example:443");
  }

  @Test
  void aLostHelperCanBeStartedAgain() {
    show(new LinkState.Lost(Phrase.verbatim("The helper was ended by signal 9.")), traffic());
    assertThat(text("#page-text")).isEqualTo("The helper was ended by signal 9.");
    assertThat(text("#status-state")).isEqualTo("Helper lost");
    click(node("#page-action"));
    FxThread.await("the helper is started", () -> starts.get() == 1);
  }

  @Test
  void anUnavailableHelperSaysWhyAndWhatToDo() {
    show(
        new LinkState.Unavailable(
            Phrase.verbatim("This kernel has no BTF."), Phrase.verbatim("Boot another.")),
        FlowSnapshot.EMPTY);
    assertThat(text("#page-text")).isEqualTo("This kernel has no BTF.");
    assertThat(text("#page-remedy")).isEqualTo("Boot another.");
    assertThat(text("#page-action")).isEqualTo("Try again");
  }

  @Test
  void aRecordingIsNeverTakenForTheTruth() {
    show(new LinkState.Replaying(Sample.HELLO, "monday.ndjson"), traffic());
    assertThat(FxThread.call(() -> node("#replay-badge").isVisible())).isTrue();
    assertThat(text("#replay-badge")).isEqualTo("Recording: monday.ndjson");
  }

  @Test
  void theKeyboardFiltersSwitchesAndClears() {
    show(LIVE, traffic());
    press(KeyCode.CONTROL, KeyCode.F);
    press(KeyCode.S);
    press(KeyCode.S);
    press(KeyCode.H);
    FxThread.await("the list is filtered", () -> find("firefox").isEmpty());
    assertThat(find("ssh")).isPresent();
    press(KeyCode.ESCAPE);
    FxThread.await("the filter is empty again", () -> find("firefox").isPresent());
    press(KeyCode.ESCAPE);
    press(KeyCode.T);
    FxThread.await("the window is light", () -> hasTheme("theme-light"));
  }

  @Test
  void theFilterOffersHowToGoOnAndSaysWhatItDoesNotUnderstand() {
    show(LIVE, traffic());
    press(KeyCode.CONTROL, KeyCode.F);
    FxThread.run(() -> window.typeFilter("process:s"));
    FxThread.await("ssh is offered", () -> offered().equals(List.of("ssh")));
    press(KeyCode.TAB);
    FxThread.await("the list is filtered", () -> find("firefox").isEmpty());
    assertThat(find("ssh")).isPresent();
    FxThread.run(() -> window.typeFilter("rate:fast"));
    FxThread.await("the problem is said", () -> node("#filter-problem").isVisible());
    assertThat(text("#filter-problem")).startsWith("rate: say more or less");
    assertThat(find("firefox")).as("what is not understood hides nothing").isPresent();
  }

  @Test
  void whatIsOlderThanAskedForGoesThoughNothingElseChanges() {
    Frame still =
        new Frame(
            LIVE,
            Sample.snapshot(
                1,
                Sample.flow(1).process("new", 1).opened(Sample.NOW),
                Sample.flow(2).process("old", 2).opened(Sample.NOW.minusSeconds(9))));
    show(still.link(), still.snapshot());
    assertThat(reminders).hasValue(0);
    FxThread.run(() -> window.typeFilter("since:3s"));
    FxThread.await("the old one is left out", () -> find("old").isEmpty());
    assertThat(find("new")).isPresent();
    assertThat(reminders).as("time alone changes this").hasPositiveValue();
    FxThread.await(
        "the new one has grown old",
        () -> {
          assertThat(window.show(still)).as("wants it again").isFalse();
          return find("new").isEmpty();
        });
    FxThread.run(() -> window.typeFilter(""));
    FxThread.await("everything is back", () -> find("old").isPresent());
    assertThat(FxThread.call(() -> window.show(still))).as("rests").isTrue();
  }

  private List<String> offered() {
    return ((javafx.scene.layout.Pane) node("#offers"))
        .getChildren().stream().map(offer -> ((Labeled) offer).getText()).toList();
  }

  @Test
  void aNewStreamForgetsTheSelection() {
    show(LIVE, traffic());
    FxThread.run(() -> window.select(new Selection.OneConnection(3)));
    show(new LinkState.Authorising(), traffic());
    show(LIVE, traffic());
    assertThat(FxThread.call(() -> window.selection())).isEqualTo(Selection.NONE);
  }

  @Test
  void nothingIsDrawnWhenNothingChanges() {
    FlowSnapshot still = Sample.snapshot(1, Sample.flow(1), Sample.flow(2).process("ssh", 2));
    show(LIVE, still);
    expectRest();
  }

  @Test
  void nothingIsDrawnWhileNobodyTypesIntoTheFilter() {
    FlowSnapshot still = Sample.snapshot(1, Sample.flow(1), Sample.flow(2).process("ssh", 2));
    show(LIVE, still);
    press(KeyCode.CONTROL, KeyCode.F);
    FxThread.await("the filter has the keyboard", () -> node("#filter").isFocused());
    expectRest();
  }

  private void expectRest() {
    FxThread.await("everything is at rest", map::atRest);
    AtomicInteger pulses = new AtomicInteger();
    long frames = FxThread.call(map::framesDrawn);
    FxThread.run(() -> window.scene().addPostLayoutPulseListener(pulses::incrementAndGet));
    // What an earlier test left running, such as the timer of a tooltip, may end first.
    FxThread.await("the toolkit comes to rest", new Rest(pulses, 300)::reached);
    pulses.set(0);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(700);
    FxThread.await("time passes", () -> System.nanoTime() > end);
    assertThat(FxThread.call(map::framesDrawn)).isEqualTo(frames);
    // Registering the listener may itself ask for one.
    assertThat(pulses.get()).isLessThanOrEqualTo(1);
  }

  /// No pulse for some time.
  private static final class Rest {

    private final AtomicInteger pulses;
    private final long nanos;
    private int seen = -1;
    private long since;

    Rest(AtomicInteger pulses, long millis) {
      this.pulses = pulses;
      nanos = TimeUnit.MILLISECONDS.toNanos(millis);
    }

    boolean reached() {
      if (pulses.get() != seen) {
        seen = pulses.get();
        since = System.nanoTime();
      }
      return System.nanoTime() - since > nanos;
    }
  }
}
