package telltale.app.map.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.scene.SceneHelper;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.effect.ColorAdjust;
import javafx.scene.effect.GaussianBlur;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telltale.app.map.FxToolkit;
import telltale.app.map.WholeDrawing;
import telltale.app.map.raster.Patches;
import telltale.app.map.raster.Surface;

/// On the headless platform, whose screen is 1000 by 1000 pixels. What a window shows, of which
/// nothing but changes was drawn, is compared with a snapshot, for which everything is.
class DirectPictureTest {

  private static final int WIDTH = 800;
  private static final int HEIGHT = 600;

  private final SplittableRandom random = new SplittableRandom(11);
  private final Surface surface = new Surface(WIDTH, HEIGHT);
  private final AtomicInteger framesDrawn = new AtomicInteger();
  private final HeadlessScreen screen = new HeadlessScreen();
  private final DirectPicture picture =
      FxToolkit.run(() -> DirectPicture.make(screen).orElseThrow());
  private final Node node = picture.node();
  private final Rectangle veil = new Rectangle(90, 50, Color.rgb(200, 30, 60, 0.4));
  private final Pane held = new Pane(node);
  private final StackPane root = new StackPane();
  private final Stage stage = FxToolkit.run(() -> new Stage(StageStyle.UNDECORATED));

  private final WholeDrawing whole = new WholeDrawing();

  @BeforeEach
  void open() {
    FxToolkit.act(
        () -> {
          picture.follow(surface, 1);
          veil.setManaged(false);
          // As wide as the window and nothing itself: what lies beside the veil is not covered.
          Pane over = new Pane(new Group(veil));
          root.getChildren().setAll(held, over);
          stage.setScene(new Scene(root, WIDTH, HEIGHT, Color.DARKBLUE));
          stage.setX(0);
          stage.setY(0);
          stage.show();
          SceneHelper.getPeer(stage.getScene())
              .setTKScenePaintListener(framesDrawn::incrementAndGet);
          paint(WIDTH, HEIGHT);
        });
    assertAllShown("at first");
    // That draws the window once more.
    WholeDrawing.awaitPulses();
  }

  @AfterEach
  void hide() {
    FxToolkit.act(stage::hide);
    whole.close();
  }

  @Test
  void theWindowShowsWhatAWholeDrawingWouldWhateverMovesOverIt() {
    List<Consumer<SplittableRandom>> changes =
        List.of(
            any -> veil.relocate(any.nextInt(WIDTH), any.nextInt(HEIGHT)),
            any -> veil.setVisible(!veil.isVisible()),
            any -> veil.setOpacity(any.nextInt(3) / 2.0),
            any -> veil.setRotate(any.nextInt(90)),
            any -> veil.setEffect(any.nextBoolean() ? new GaussianBlur(20) : null),
            any -> node.relocate(any.nextInt(9), any.nextInt(9)),
            any -> node.setVisible(any.nextInt(4) != 0),
            any -> held.setClip(any.nextBoolean() ? new Rectangle(70, 33, 611, 402) : null),
            any -> stage.getScene().snapshot(null));

    for (int round = 0; round < 150; round++) {
      FxToolkit.act(
          () -> {
            paint(60, 60);
            if (random.nextInt(3) == 0) {
              changes.get(random.nextInt(changes.size())).accept(random);
            }
            paint(60, 60);
          });
      if (random.nextInt(8) == 0) {
        assertAllShown("after round " + round);
      }
    }
    assertAllShown("in the end");
    assertThat(screen.puts()).isPositive();
  }

  @Test
  void nothingIsDrawnWhereNothingLiesOverWhatChanged() {
    int before = screen.puts();
    int drawn = framesDrawn.get();
    for (int i = 0; i < 20; i++) {
      FxToolkit.act(() -> paint(new Patches.Box(300, 300, 340, 340)));
      WholeDrawing.awaitPulses();
    }

    assertThat(screen.puts() - before).isEqualTo(20);
    assertThat(framesDrawn.get()).isEqualTo(drawn);
    assertAllShown("without JavaFX");
  }

  @Test
  void whatLiesUnderneathSomethingIsDrawnByJavaFx() {
    FxToolkit.act(() -> veil.relocate(320, 320));
    WholeDrawing.awaitPulses();
    int before = screen.puts();
    FxToolkit.act(() -> paint(new Patches.Box(300, 300, 340, 340)));
    WholeDrawing.awaitPulses();

    assertThat(screen.puts()).isEqualTo(before);
    assertAllShown("with the veil");
  }

  @Test
  void whatIsOnTheScreenStaysThereWhenJavaFxDrawsSomethingElse() {
    FxToolkit.act(() -> paint(new Patches.Box(300, 300, 340, 340)));
    WholeDrawing.awaitPulses();
    assertThat(screen.puts()).isPositive();

    FxToolkit.act(() -> veil.setFill(Color.GOLD));

    assertAllShown("with another veil");
  }

  @Test
  void whatJavaFxDrawsSlowlyDoesNotComeOverWhatWasPaintedSince() {
    Rectangle slow = new Rectangle(400, 10, 390, 580);
    slow.setManaged(false);
    slow.setEffect(new GaussianBlur(63));
    FxToolkit.act(
        () -> {
          held.setClip(new Rectangle(0, 0, 250, HEIGHT));
          root.getChildren().add(new Pane(slow));
        });
    WholeDrawing.awaitPulses();
    int before = screen.puts();
    for (int round = 0; round < 5; round++) {
      double red = round / 5.0;
      FxToolkit.inPulses(
          () -> slow.setFill(Color.color(red, 0.5, 0.5)),
          () -> paint(new Patches.Box(100, 100, 240, 300)));
      assertAllShown("after round " + round);
    }
    assertThat(screen.puts()).isGreaterThan(before);
  }

  @Test
  void aWindowThatShowsEverythingIsNotDrawnWithAnotherOne() {
    FxToolkit.act(() -> paint(new Patches.Box(300, 300, 340, 340)));
    WholeDrawing.awaitPulses();
    assertAllShown("with all of it drawn");
    WholeDrawing.awaitPulses();
    int drawn = framesDrawn.get();

    whole.drawAnotherWindow();
    WholeDrawing.awaitPulses();

    assertThat(framesDrawn.get()).isEqualTo(drawn);
  }

  @Test
  void aClosedWindowIsLetGoAndANewOneShowsAll() {
    FxToolkit.act(() -> paint(new Patches.Box(300, 300, 340, 340)));
    WholeDrawing.awaitPulses();
    assertThat(screen.puts()).isPositive();
    assertThat(screen.closed()).isFalse();

    FxToolkit.act(
        () -> {
          stage.hide();
          paint(new Patches.Box(310, 310, 320, 320));
        });
    WholeDrawing.awaitPulses();
    assertThat(screen.closed()).isTrue();

    FxToolkit.act(stage::show);
    assertAllShown("once more");
    FxToolkit.act(() -> paint(new Patches.Box(500, 300, 540, 340)));
    assertAllShown("and after a change");
  }

  @Test
  void whatIsBlendedOrBentIsShownLikewise() {
    List<Runnable> changes =
        List.of(
            () -> held.setOpacity(0.5),
            () -> held.setOpacity(1),
            () -> node.setScaleX(0.7),
            () -> node.setScaleX(1),
            () -> node.setTranslateX(0.5),
            () -> node.setTranslateX(0),
            // One that makes each pixel from one pixel: of others JavaFX makes parts otherwise.
            () -> held.setEffect(new ColorAdjust(0.2, 0, 0.1, 0)),
            () -> held.setEffect(null),
            () -> held.setCache(true),
            () -> held.setCache(false));
    for (Runnable change : changes) {
      FxToolkit.act(change);
      for (int i = 0; i < 5; i++) {
        FxToolkit.act(() -> paint(200, 200));
      }
      assertAllShown("after change " + changes.indexOf(change));
    }
  }

  @Test
  void onlyWhatLiesOverItIsLeftToJavaFx() {
    FxToolkit.act(() -> veil.relocate(100, 200));
    assertAllShown("the veil");

    Clearing clearing = FxToolkit.run(this::clearing).orElseThrow();

    assertThat(clearing.visible()).isEqualTo(new Patches.Box(0, 0, WIDTH, HEIGHT));
    assertThat(clearing.covered()).containsExactly(new Patches.Box(99, 199, 191, 251));
  }

  @Test
  void aPlaceThatIsNotQuiteAWholePixelIsThePixel() {
    FxToolkit.act(() -> node.relocate(2.999, 4.001));

    Clearing clearing = FxToolkit.run(this::clearing).orElseThrow();

    assertThat(List.of(clearing.left(), clearing.top())).containsExactly(3, 4);
  }

  @Test
  void aClipLimitsWhatIsWritten() {
    FxToolkit.act(() -> held.setClip(new Rectangle(10.5, 20, 100, 50)));

    assertThat(FxToolkit.run(this::clearing).orElseThrow().visible())
        .isEqualTo(new Patches.Box(11, 20, 110, 70));
  }

  @Test
  void nothingIsWrittenPastWhatBlendsOrHidesIt() {
    List<Runnable> each =
        List.of(
            () -> held.setOpacity(0.5),
            () -> root.setEffect(new GaussianBlur()),
            () -> held.setVisible(false),
            () -> held.setCache(true),
            () -> node.setTranslateX(0.25),
            () -> held.setScaleY(2),
            () -> held.setClip(new Circle(100)));
    for (Runnable change : each) {
      FxToolkit.act(change);
      assertThat(FxToolkit.run(this::clearing)).isEmpty();
      FxToolkit.act(
          () -> {
            held.setOpacity(1);
            root.setEffect(null);
            held.setVisible(true);
            held.setCache(false);
            node.setTranslateX(0);
            held.setScaleY(1);
            held.setClip(null);
          });
      assertThat(FxToolkit.run(this::clearing)).isPresent();
    }
  }

  private Optional<Clearing> clearing() {
    return Clearing.of(node, surface, 1);
  }

  /// A box of noise of at most that size, somewhere.
  private void paint(int widest, int highest) {
    int width = widest == WIDTH ? WIDTH : 1 + random.nextInt(widest);
    int height = highest == HEIGHT ? HEIGHT : 1 + random.nextInt(highest);
    int left = random.nextInt(WIDTH - width + 1);
    int top = random.nextInt(HEIGHT - height + 1);
    paint(new Patches.Box(left, top, left + width, top + height));
  }

  private void paint(Patches.Box box) {
    picture.awaitDrawn();
    for (int y = box.top(); y < box.bottom(); y++) {
      for (int x = box.left(); x < box.right(); x++) {
        surface.pixels()[y * WIDTH + x] = 0xFF000000 | random.nextInt(1 << 24);
      }
    }
    Patches changed = new Patches(WIDTH, HEIGHT);
    changed.mark(box.left(), box.top(), box.right() - 1, box.bottom() - 1);
    picture.show(changed);
  }

  private void assertAllShown(String when) {
    assertThat(whole.stalePixels(stage.getScene(), 0)).as("stale pixels " + when).isZero();
  }
}
