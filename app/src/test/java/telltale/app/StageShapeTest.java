package telltale.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.geometry.Rectangle2D;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import telltale.app.map.MapPane;
import telltale.app.settings.Settings;
import telltale.app.settings.View;
import telltale.app.settings.WindowPlace;
import telltale.app.status.Sources;
import telltale.app.theme.DesktopStyle;
import telltale.app.window.Atlas;
import telltale.app.window.MainWindow;
import telltale.app.window.Preferences;
import telltale.app.window.WindowActions;
import telltale.app.window.WindowSetting;
import telltale.app.words.Phrase;
import telltale.app.words.Speech;
import telltale.app.words.Words;
import telltale.geodata.WorldReader;

class StageShapeTest {

  private static final List<Rectangle2D> SCREEN = List.of(new Rectangle2D(0, 0, 1280, 800));
  private static final WindowPlace LEFT = new WindowPlace(0, 0, 1000, 640, false);

  private final ExecutorService ground = Executors.newSingleThreadExecutor();
  private final List<Settings> kept = new ArrayList<>();
  private MainWindow window;
  private Stage stage;

  @BeforeAll
  static void startToolkit() {
    FxThread.start();
  }

  @AfterEach
  void close() {
    FxThread.run(stage::hide);
    ground.shutdownNow();
  }

  @Test
  void theMiniWindowLiesAboveAllOthersInACornerAndTheWindowComesBackWhereItStood() {
    open(Settings.DEFAULT.withWindow(LEFT));
    assertThat(stage).returns(0.0, Stage::getX).returns(1000.0, Stage::getWidth);
    change(View.MINI);
    assertThat(stage.isAlwaysOnTop()).isTrue();
    assertThat(stage)
        .returns(StageShape.MINI_WIDTH, Stage::getWidth)
        .returns(StageShape.MINI_HEIGHT, Stage::getHeight);
    assertThat(stage.getX() + stage.getWidth()).isBetween(1200.0, 1279.0);
    assertThat(stage.getY() + stage.getHeight()).isBetween(720.0, 799.0);
    change(View.WINDOW);
    assertThat(stage.isAlwaysOnTop()).isFalse();
    FxThread.await("it is back", () -> stage.getX() == 0 && stage.getWidth() == 1000);
    assertThat(kept)
        .as("the corner is no place to come back to")
        .allMatch(each -> each.window().orElseThrow().equals(LEFT));
  }

  @Test
  void aMiniWindowThatWasLeftIsMiniAgain() {
    open(Settings.DEFAULT.withWindow(LEFT).withView(View.MINI));
    assertThat(stage.isAlwaysOnTop()).isTrue();
    assertThat(stage.getWidth()).isEqualTo(StageShape.MINI_WIDTH);
    change(View.WINDOW);
    FxThread.await("it is large", () -> stage.getWidth() == 1000);
  }

  @Test
  void theWallFillsTheScreenUntilTheWindowOrTheDesktopEndsIt() {
    open(Settings.DEFAULT.withWindow(LEFT));
    change(View.WALL);
    assertThat(stage.isFullScreen()).isTrue();
    change(View.WINDOW);
    assertThat(stage.isFullScreen()).isFalse();
    change(View.WALL);
    FxThread.run(() -> stage.setFullScreen(false));
    FxThread.await("the window says so", () -> now().view() == View.WINDOW);
  }

  private Settings now() {
    return window.settings().now();
  }

  private void change(View view) {
    FxThread.run(() -> window.settings().change(now -> now.withView(view)));
  }

  private void open(Settings first) {
    FxThread.run(
        () -> {
          Speech speech = new Speech(Words.ENGLISH);
          MapPane map = new MapPane(speech, WorldReader.read(), 52.5, 13.4, ground);
          Preferences preferences =
              new Preferences(
                  first, DesktopStyle.none(), kept::add, () -> Phrase.verbatim("Kept."));
          window =
              new MainWindow(
                  speech,
                  map,
                  new NoActions(),
                  new WindowSetting(
                      Sources.still(""),
                      true,
                      false,
                      preferences,
                      Atlas.passing(52.5, 13.4),
                      WindowSetting.room(1280, 800)));
          stage = new Stage();
          stage.setScene(window.scene());
          StagePlace place = new StagePlace(stage, () -> SCREEN);
          first.window().ifPresent(place::restore);
          new StageShape(stage, place, window.settings(), () -> SCREEN).begin(1280, 800);
          stage.show();
        });
  }

  private static final class NoActions implements WindowActions {
    @Override
    public void startHelper() {}

    @Override
    public void offerAgain() {}

    @Override
    public void quit() {}
  }
}
