package telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telltale.app.FxThread;
import telltale.app.Sample;
import telltale.app.flow.FlowSnapshot;
import telltale.app.link.LinkState;
import telltale.app.map.MapPane;
import telltale.app.map.look.Palette;
import telltale.app.pulse.SnapshotPump.Frame;
import telltale.app.selection.Selection;
import telltale.app.theme.Theme;
import telltale.geodata.WorldReader;

/// Drives the real window with a robot, on the headless platform.
class MainWindowTest {

  private static final LinkState LIVE = new LinkState.Streaming(Sample.HELLO);
  private static final double TOKYO_LATITUDE = 35.68;
  private static final double TOKYO_LONGITUDE = 139.69;

  private final ExecutorService background = Executors.newSingleThreadExecutor();
  private final AtomicInteger starts = new AtomicInteger();
  private MapPane map;
  private MainWindow window;
  private Stage stage;
  private Robot robot;

  @BeforeAll
  static void startToolkit() {
    FxThread.start();
  }

  @BeforeEach
  void openWindow() {
    FxThread.run(
        () -> {
          map = new MapPane(WorldReader.read(), 52.5, 13.4, Palette.DARK, background);
          map.setReducedMotion(true);
          window =
              new MainWindow(
                  map, new Actions(), new WindowSetting("Credit", true, Theme.DARK, 1280, 800));
          stage = new Stage();
          stage.setScene(window.scene());
          stage.show();
          robot = new Robot();
        });
    FxThread.await("the ground is drawn", map::groundReady);
  }

  @AfterEach
  void closeWindow() {
    FxThread.run(stage::hide);
    background.shutdownNow();
  }

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
  void pointingAtAnArcMarksItsRowAndPointingAtARowItsArc() {
    show(LIVE, traffic());
    pointOnMap(TOKYO_LATITUDE, TOKYO_LONGITUDE);
    FxThread.await("the row of ssh is marked", () -> isLinked("ssh"));
    assertThat(FxThread.call(() -> isLinked("firefox"))).isFalse();
    pointOnMap(-40, -30);
    FxThread.await("no row is marked", () -> !isLinked("ssh"));
    FxThread.await("the map is at rest", map::atRest);
    long before = FxThread.call(map::framesDrawn);
    Node ssh = row("ssh");
    Bounds bounds = FxThread.call(() -> ssh.localToScreen(ssh.getBoundsInLocal()));
    FxThread.run(() -> robot.mouseMove(bounds.getCenterX(), bounds.getCenterY()));
    FxThread.await("the arc lights up", () -> map.framesDrawn() > before);
    assertThat(FxThread.call(() -> window.selection())).isEqualTo(Selection.NONE);
  }

  @Test
  void hidingWhatIsLocalSaysHowMuchThatIs() {
    show(
        LIVE,
        Sample.snapshot(
            1,
            Sample.flow(1).process("db", 1).remote("127.0.0.1", 80).nowhere(),
            Sample.flow(2).process("nas", 2).remote("192.168.1.9", 445).nowhere(),
            Sample.flow(3).process("ssh", 3)));
    assertThat(text("#counts")).isEqualTo("3 programs · 3 connections");
    click(node("#local"));
    FxThread.await("the list is shorter", () -> find("db").isEmpty());
    assertThat(find("nas")).isEmpty();
    assertThat(text("#counts")).isEqualTo("1 of 3 connections · 2 local hidden");
  }

  private void pointOnMap(double latitude, double longitude) {
    FxThread.await("the arcs are drawn", () -> map.arcCount() > 0 && map.atRest());
    FxThread.run(() -> robot.mouseMove(map.localToScreen(map.position(latitude, longitude))));
  }

  private boolean isLinked(String title) {
    return find(title).orElseThrow().getPseudoClassStates().stream()
        .anyMatch(state -> state.getPseudoClassName().equals("linked"));
  }

  @Test
  void aLostHelperCanBeStartedAgain() {
    show(new LinkState.Lost("The helper was ended by signal 9."), traffic());
    assertThat(text("#page-text")).isEqualTo("The helper was ended by signal 9.");
    assertThat(text("#status-state")).isEqualTo("Helper lost");
    click(node("#page-action"));
    FxThread.await("the helper is started", () -> starts.get() == 1);
  }

  @Test
  void anUnavailableHelperSaysWhyAndWhatToDo() {
    show(new LinkState.Unavailable("This kernel has no BTF.", "Boot another."), FlowSnapshot.EMPTY);
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
    FxThread.await("everything is at rest", map::atRest);
    AtomicInteger pulses = new AtomicInteger();
    long frames = FxThread.call(map::framesDrawn);
    FxThread.run(() -> window.scene().addPostLayoutPulseListener(pulses::incrementAndGet));
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(700);
    FxThread.await("time passes", () -> System.nanoTime() > end);
    assertThat(FxThread.call(map::framesDrawn)).isEqualTo(frames);
    // Registering the listener may itself ask for one.
    assertThat(pulses.get()).isLessThanOrEqualTo(1);
  }

  private static FlowSnapshot traffic() {
    return Sample.snapshot(
        1,
        Sample.flow(1).process("firefox", 10).host("www.example").rates(100, 90_000),
        Sample.flow(2)
            .process("firefox", 10)
            .host("cdn.example")
            .at("NL", "Amsterdam", 52.37, 4.9)
            .rates(0, 800),
        Sample.flow(3)
            .process("ssh", 4100)
            .remote("203.0.113.5", 22)
            .at("JP", "Tokyo", TOKYO_LATITUDE, TOKYO_LONGITUDE)
            .rates(50, 60));
  }

  private void show(LinkState link, FlowSnapshot snapshot) {
    FxThread.run(() -> window.show(new Frame(link, snapshot)));
    FxThread.await("the map has taken it", () -> !window.scene().getRoot().isNeedsLayout());
  }

  private void clickOnMap(double latitude, double longitude) {
    FxThread.await("the arcs are drawn", () -> map.arcCount() > 0 && map.atRest());
    FxThread.run(
        () -> {
          Point2D there = map.localToScreen(map.position(latitude, longitude));
          robot.mouseMove(there);
          robot.mouseClick(MouseButton.PRIMARY);
        });
  }

  private void click(Node node) {
    clickOnRobot(node, MouseButton.PRIMARY, 1);
  }

  private void clickOnRobot(Node node, MouseButton button, int times) {
    FxThread.await("it has its place", () -> node.getLayoutBounds().getWidth() > 0);
    FxThread.run(
        () -> {
          Bounds bounds = node.localToScreen(node.getBoundsInLocal());
          robot.mouseMove(bounds.getMinX() + bounds.getWidth() / 2, bounds.getCenterY());
          for (int i = 0; i < times; i++) {
            robot.mouseClick(button);
          }
        });
  }

  private void press(KeyCode... keys) {
    FxThread.run(
        () -> {
          for (KeyCode key : keys) {
            robot.keyPress(key);
          }
          for (KeyCode key : List.of(keys).reversed()) {
            robot.keyRelease(key);
          }
        });
  }

  private Node node(String selector) {
    return window.scene().getRoot().lookup(selector);
  }

  private String text(String selector) {
    return FxThread.call(() -> ((Labeled) node(selector)).getText());
  }

  private List<String> texts(String selector) {
    return FxThread.call(
        () ->
            window.scene().getRoot().lookupAll(selector).stream()
                .map(node -> ((Labeled) node).getText())
                .toList());
  }

  private Node row(String title) {
    FxThread.await("row " + title, () -> find(title).isPresent());
    return FxThread.call(() -> find(title).orElseThrow());
  }

  private Optional<Node> find(String title) {
    return window.scene().getRoot().lookupAll(".list-cell").stream()
        .filter(cell -> cell instanceof ListCell<?> row && row.getItem() != null && row.isVisible())
        .filter(cell -> String.valueOf(cell.getAccessibleText()).startsWith(title + ","))
        .findFirst();
  }

  private String selectedRow() {
    return FxThread.call(
        () ->
            window.scene().getRoot().lookupAll(".list-cell").stream()
                .filter(cell -> cell instanceof ListCell<?> row && row.isSelected())
                .map(Node::getAccessibleText)
                .findFirst()
                .orElse("none"));
  }

  private boolean hasTheme(String styleClass) {
    return window.scene().getRoot().getStyleClass().contains(styleClass);
  }

  private final class Actions implements WindowActions {
    @Override
    public void startHelper() {
      starts.incrementAndGet();
    }

    @Override
    public void quit() {}
  }
}
