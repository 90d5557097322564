package telltale.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telltale.app.settings.WindowPlace;

/// Moves a real stage about on the headless platform, with screens of our own.
class StagePlaceTest {

  private static final List<Rectangle2D> TWO =
      List.of(new Rectangle2D(0, 30, 1920, 1050), new Rectangle2D(1920, 0, 1280, 1024));

  private final List<WindowPlace> told = new ArrayList<>();
  private Stage stage;

  @BeforeAll
  static void startToolkit() {
    FxThread.start();
  }

  @BeforeEach
  void makeStage() {
    FxThread.run(
        () -> {
          stage = new Stage();
          stage.setScene(new Scene(new Region(), 400, 300));
        });
  }

  @AfterEach
  void close() {
    FxThread.run(stage::hide);
  }

  @Test
  void aWindowComesBackWhereItStood() {
    restore(new WindowPlace(2000, 40, 1000, 700, false), TWO);
    assertThat(stage).returns(2000.0, Stage::getX).returns(40.0, Stage::getY);
    assertThat(stage).returns(1000.0, Stage::getWidth).returns(700.0, Stage::getHeight);
    assertThat(stage.isMaximized()).isFalse();
  }

  @Test
  void aWindowOfAScreenThatIsGoneIsPlacedAnew() {
    restore(new WindowPlace(2000, 40, 1000, 700, true), TWO.subList(0, 1));
    assertThat(stage.getX()).isNaN();
    assertThat(stage.getWidth()).isEqualTo(1000);
    assertThat(stage.isMaximized()).isTrue();
  }

  @Test
  void aTitleBarThatNobodyCouldReachIsPlacedAnew() {
    for (WindowPlace lost :
        List.of(
            new WindowPlace(100, -200, 1000, 700, false),
            new WindowPlace(100, 1075, 1000, 700, false),
            new WindowPlace(-990, 100, 1000, 700, false),
            new WindowPlace(3190, 100, 1000, 700, false))) {
      makeStage();
      restore(lost, TWO);
      assertThat(stage.getX()).as("%s", lost).isNaN();
    }
  }

  @Test
  void aWindowIsNoLargerThanItsScreen() {
    restore(new WindowPlace(1930, 10, 3000, 2000, false), TWO);
    assertThat(stage).returns(1280.0, Stage::getWidth).returns(1024.0, Stage::getHeight);
  }

  @Test
  void whereAWindowIsPutIsTold() {
    follow();
    assertThat(told).as("nothing is told before anybody sees it").isEmpty();
    FxThread.run(stage::show);
    FxThread.run(
        () -> {
          stage.setX(120);
          stage.setY(90);
          stage.setWidth(640);
        });
    FxThread.await("it is told", () -> !told.isEmpty() && told.getLast().width() == 640);
    assertThat(told.getLast()).isEqualTo(new WindowPlace(120, 90, 640, stage.getHeight(), false));
  }

  @Test
  void aMaximisedWindowKeepsThePlaceToReturnTo() {
    follow();
    FxThread.run(stage::show);
    FxThread.run(() -> put(120, 90, 640, 480));
    FxThread.await("it is told", () -> !told.isEmpty() && told.getLast().height() == 480);
    FxThread.run(
        () -> {
          // Some window systems give the size first.
          put(0, 30, 1920, 1050);
          stage.setMaximized(true);
        });
    FxThread.await("it is told", () -> told.getLast().maximised());
    assertThat(told.getLast().width()).isLessThan(1920);
    assertThat(told.getLast().height()).isEqualTo(480);
  }

  private void put(double x, double y, double width, double height) {
    stage.setX(x);
    stage.setY(y);
    stage.setWidth(width);
    stage.setHeight(height);
  }

  private void restore(WindowPlace place, List<Rectangle2D> screens) {
    FxThread.run(() -> new StagePlace(stage, () -> screens).restore(place));
  }

  private void follow() {
    FxThread.run(() -> new StagePlace(stage, () -> TWO).onChange(told::add));
  }
}
