package telltale.app.window;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
import telltale.app.FxThread;
import telltale.app.Sample;
import telltale.app.flow.FlowSnapshot;
import telltale.app.link.LinkState;
import telltale.app.map.MapPane;
import telltale.app.pulse.SnapshotPump.Frame;
import telltale.app.settings.Motion;
import telltale.app.settings.Settings;
import telltale.app.settings.ThemeChoice;
import telltale.app.status.Sources;
import telltale.app.words.Speech;
import telltale.app.words.Words;
import telltale.geodata.WorldReader;

/// Drives the real window with a robot, on the headless platform.
class WindowFixture {

  static final LinkState LIVE = new LinkState.Streaming(Sample.HELLO);
  static final double TOKYO_LATITUDE = 35.68;
  static final double TOKYO_LONGITUDE = 139.69;

  private final ExecutorService background = Executors.newSingleThreadExecutor();
  final AtomicInteger starts = new AtomicInteger();
  final AtomicInteger reminders = new AtomicInteger();
  final AtomicInteger placings = new AtomicInteger();
  MapPane map;
  MainWindow window;
  private Stage stage;
  Robot robot;

  @BeforeAll
  static void startToolkit() {
    FxThread.start();
  }

  @BeforeEach
  void openWindow() {
    FxThread.run(
        () -> {
          Speech speech = new Speech(Words.in(preferences().first().language().locale()));
          map = new MapPane(speech, WorldReader.read(), 52.5, 13.4, background);
          window =
              new MainWindow(
                  speech,
                  map,
                  new Actions(),
                  new WindowSetting(
                      Sources.still("Credit"),
                      true,
                      introduces(),
                      preferences(),
                      atlas(),
                      WindowSetting.room(1280, 800)));
          stage = new Stage();
          stage.setScene(window.scene());
          stage.show();
          robot = new Robot();
        });
    FxThread.await("the ground is drawn", map::groundReady);
  }

  /// What the window begins with.
  Preferences preferences() {
    return Preferences.passing(
        Settings.DEFAULT.withTheme(ThemeChoice.DARK).withMotion(Motion.REDUCED));
  }

  /// What is known of places.
  Atlas atlas() {
    return Atlas.passing(52.5, 13.4);
  }

  /// Whether it explains the helper first.
  boolean introduces() {
    return false;
  }

  @AfterEach
  void closeWindow() {
    FxThread.run(stage::hide);
    background.shutdownNow();
  }

  void pointOnMap(double latitude, double longitude) {
    FxThread.await("the arcs are drawn", () -> map.arcCount() > 0 && map.atRest());
    FxThread.run(() -> robot.mouseMove(map.localToScreen(map.position(latitude, longitude))));
  }

  boolean isLinked(String title) {
    return find(title).orElseThrow().getPseudoClassStates().stream()
        .anyMatch(state -> state.getPseudoClassName().equals("linked"));
  }

  static FlowSnapshot traffic() {
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

  void show(LinkState link, FlowSnapshot snapshot) {
    FxThread.run(() -> window.show(new Frame(link, snapshot)));
    FxThread.await("the map has taken it", () -> !window.scene().getRoot().isNeedsLayout());
  }

  void clickOnMap(double latitude, double longitude) {
    clickOnMap(latitude, longitude, () -> {});
  }

  /// @param then done before anything can be drawn
  void clickOnMap(double latitude, double longitude, Runnable then) {
    FxThread.await("the arcs are drawn", () -> map.arcCount() > 0 && map.atRest());
    FxThread.run(
        () -> {
          Point2D there = map.localToScreen(map.position(latitude, longitude));
          robot.mouseMove(there);
          robot.mouseClick(MouseButton.PRIMARY);
          then.run();
        });
  }

  void click(Node node) {
    clickOnRobot(node, MouseButton.PRIMARY, 1);
  }

  void clickOnRobot(Node node, MouseButton button, int times) {
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

  void press(KeyCode... keys) {
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

  Node node(String selector) {
    return window.scene().getRoot().lookup(selector);
  }

  String text(String selector) {
    return FxThread.call(() -> ((Labeled) node(selector)).getText());
  }

  List<String> texts(String selector) {
    return FxThread.call(
        () ->
            window.scene().getRoot().lookupAll(selector).stream()
                .map(node -> ((Labeled) node).getText())
                .toList());
  }

  Node row(String title) {
    FxThread.await("row " + title, () -> find(title).isPresent());
    return FxThread.call(() -> find(title).orElseThrow());
  }

  Optional<Node> find(String title) {
    return window.scene().getRoot().lookupAll(".list-cell").stream()
        .filter(cell -> cell instanceof ListCell<?> row && row.getItem() != null && row.isVisible())
        .filter(cell -> String.valueOf(cell.getAccessibleText()).startsWith(title + ","))
        .findFirst();
  }

  String selectedRow() {
    return FxThread.call(
        () ->
            window.scene().getRoot().lookupAll(".list-cell").stream()
                .filter(cell -> cell instanceof ListCell<?> row && row.isSelected())
                .map(Node::getAccessibleText)
                .findFirst()
                .orElse("none"));
  }

  boolean hasTheme(String styleClass) {
    return window.scene().getRoot().getStyleClass().contains(styleClass);
  }

  final class Actions implements WindowActions {
    @Override
    public void offerAgain() {
      reminders.incrementAndGet();
    }

    @Override
    public void startHelper() {
      starts.incrementAndGet();
    }

    @Override
    public void placesChanged() {
      placings.incrementAndGet();
    }

    @Override
    public void quit() {}
  }
}
