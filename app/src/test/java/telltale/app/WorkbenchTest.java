package telltale.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import telltale.app.flow.FlowView;
import telltale.app.link.MessageSource;
import telltale.app.link.Recording;
import telltale.app.place.HomePlace;
import telltale.app.place.Locator;
import telltale.app.place.LocatorState;
import telltale.app.settings.Settings;
import telltale.app.window.Preferences;
import telltale.geodata.GeoFiles;
import telltale.geodata.WorldReader;
import telltale.wire.MessageWriter;
import telltale.wire.Opened;
import telltale.wire.Traffic;
import telltale.wire.Volume;

/// Drives the whole app from a recording: file, reader thread, store, pump, window, robot.
class WorkbenchTest {

  private static final Path GEO = Path.of("../geo-data/target/geo");
  private static final double SYDNEY_LATITUDE = -33.87;
  private static final double SYDNEY_LONGITUDE = 151.21;

  @TempDir private Path folder;
  private final Queue<MessageSource> sources = new ArrayDeque<>();
  private Locator locator;
  private Workbench workbench;
  private Stage stage;

  @BeforeAll
  static void startToolkit() {
    FxThread.start();
  }

  @BeforeEach
  void openLocator() {
    LocatorState state = Locator.open(List.of(), Optional.of(GeoFiles.in(GEO)), folder);
    assertThat(state).isInstanceOf(LocatorState.Ready.class);
    locator = ((LocatorState.Ready) state).locator();
  }

  @AfterEach
  void close() throws IOException {
    FxThread.run(stage::hide);
    workbench.close();
    locator.close();
  }

  @Test
  void clickingTheEndOfARecordedArcShowsItsProcess() throws IOException {
    open(recording());
    FxThread.await("the arc is there", () -> workbench.map().arcCount() == 1);
    FxThread.await("the map rests", workbench.map()::atRest);
    FxThread.run(
        () -> {
          Point2D end = workbench.map().position(SYDNEY_LATITUDE, SYDNEY_LONGITUDE);
          click(workbench.map().localToScreen(end));
        });
    FxThread.await("the inspector opens", () -> node("#inspector").isVisible());
    assertThat(text("#inspector-title")).isEqualTo("rsync");
    assertThat(values()).contains("/usr/bin/rsync", "4711", "Sydney, Australia");
    assertThat(text("#status-state")).isEqualTo("Recording");
  }

  @Test
  void startingAgainRunsAnotherSource() throws IOException {
    open(new Recording(folder.resolve("missing.ndjson"), 1, false));
    FxThread.await("the page shows", () -> node("#page").isVisible());
    FxThread.await(
        "it says why", () -> ((Labeled) node("#page-text")).getText().contains("no such file"));
    sources.add(recording());
    FxThread.run(
        () -> {
          Bounds button =
              node("#page-action").localToScreen(node("#page-action").getBoundsInLocal());
          click(new Point2D(button.getCenterX(), button.getCenterY()));
        });
    FxThread.await("the arc is there", () -> workbench.map().arcCount() == 1);
    FxThread.await("the page has gone", () -> !node("#page").isVisible());
  }

  private void open(MessageSource first) {
    sources.add(first);
    FxThread.run(
        () -> {
          HomePlace home = HomePlace.ofOption("52.5,13.4").orElseThrow();
          workbench =
              new Workbench(
                  new DesktopOptions(
                      sources::remove, asks -> {}, false, Uncorrected.places(locator), home, false),
                  Groundwork.of(
                      new FirstSight(Preferences.passing(Settings.DEFAULT), 1280, 800),
                      WorldReader.read(),
                      home,
                      Optional.empty()),
                  state -> {},
                  () -> {});
          workbench.map().setReducedMotion(true);
          stage = new Stage();
          stage.setScene(workbench.window().scene());
          stage.show();
          workbench.start();
        });
  }

  private Recording recording() throws IOException {
    Path file = folder.resolve("recorded.ndjson");
    FlowView flow =
        Sample.flow(1)
            .process("rsync", 4711)
            .at("AU", "Sydney", SYDNEY_LATITUDE, SYDNEY_LONGITUDE)
            .view();
    try (OutputStream out = Files.newOutputStream(file);
        MessageWriter writer = new MessageWriter(out)) {
      writer.write(Sample.HELLO);
      writer.write(new Opened(Sample.NOW, 1, flow.connection()));
      writer.write(
          new Traffic(Sample.NOW.plusMillis(200), 1, new Volume(900, 3), new Volume(90_000, 70)));
    }
    return new Recording(file, 1, false);
  }

  private static void click(Point2D where) {
    Robot robot = new Robot();
    robot.mouseMove(where);
    robot.mouseClick(MouseButton.PRIMARY);
  }

  private Node node(String selector) {
    return workbench.window().scene().getRoot().lookup(selector);
  }

  private String text(String selector) {
    return FxThread.call(() -> ((Labeled) node(selector)).getText());
  }

  private List<String> values() {
    return FxThread.call(
        () ->
            workbench.window().scene().getRoot().lookupAll(".fact .label").stream()
                .map(label -> ((Labeled) label).getText())
                .toList());
  }
}
