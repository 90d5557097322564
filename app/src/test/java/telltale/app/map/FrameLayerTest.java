package telltale.app.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.robot.Robot;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import telltale.app.map.picture.DirectPicture;
import telltale.app.map.raster.Patches;
import telltale.app.map.raster.Surface;

/// On the headless platform, whose screen is 1000 by 1000 pixels.
class FrameLayerTest {

  private static final int WIDTH = 990;
  private static final int HEIGHT = 700;

  private final SplittableRandom random = new SplittableRandom(7);
  private FrameLayer layer;
  private Surface painted;
  private final Stage stage = FxToolkit.run(() -> new Stage(StageStyle.UNDECORATED));

  @AfterEach
  void hide() {
    FxToolkit.act(stage::hide);
  }

  @ParameterizedTest
  @CsvSource({"false, 1", "false, 2", "true, 1", "true, 2"})
  void everyPixelOfAFrameIsShownAsItWasPainted(boolean direct, double ratio) {
    make(direct);
    FxToolkit.act(() -> layer.size(WIDTH, HEIGHT, ratio));
    paint(new Patches.Box(0, 0, WIDTH, HEIGHT));

    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(ratio, ratio));
    WritableImage shown = FxToolkit.run(() -> layer.snapshot(parameters, null));

    assertThat(Arrays.mismatch(pixels(shown), painted.pixels())).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theWindowShowsEveryChangeAndLosesNothingOfWhatWasThere(boolean direct) {
    make(direct);
    FxToolkit.act(
        () -> {
          layer.size(WIDTH, HEIGHT, 1);
          stage.setScene(new Scene(new Group(layer), WIDTH, HEIGHT));
          stage.setX(0);
          stage.setY(0);
          stage.show();
        });
    paint(new Patches.Box(0, 0, WIDTH, HEIGHT));
    awaitOnScreen("the first frame");

    // Few and far apart, side by side, across many cells, and nearly all of them.
    for (int count : IntStream.of(1, 3, 12, 40, 200).toArray()) {
      for (int i = 0; i < count; i++) {
        int left = random.nextInt(WIDTH - 60);
        int top = random.nextInt(HEIGHT - 60);
        int right = left + 1 + random.nextInt(60);
        paint(new Patches.Box(left, top, right, top + 1 + random.nextInt(60)));
      }
      awaitOnScreen(count + " changes");
    }
  }

  private void make(boolean direct) {
    layer =
        FxToolkit.run(
            () ->
                new FrameLayer(
                    direct
                        ? Optional.of(DirectPicture.make(Runnable::run).orElseThrow())
                        : Optional.empty()));
  }

  private void paint(Patches.Box box) {
    FxToolkit.act(
        () ->
            layer.paint(
                surface -> {
                  painted = surface;
                  for (int y = box.top(); y < box.bottom(); y++) {
                    for (int x = box.left(); x < box.right(); x++) {
                      surface.pixels()[y * WIDTH + x] = 0xFF000000 | random.nextInt(1 << 24);
                    }
                  }
                  Patches changed = new Patches(WIDTH, HEIGHT);
                  changed.mark(box.left(), box.top(), box.right() - 1, box.bottom() - 1);
                  return changed;
                }));
  }

  private void awaitOnScreen(String what) {
    FxToolkit.await(
        what + " on the screen",
        () ->
            Arrays.equals(
                pixels(new Robot().getScreenCapture(null, 0, 0, WIDTH, HEIGHT, false)),
                painted.pixels()));
  }

  private static int[] pixels(WritableImage image) {
    int width = (int) image.getWidth();
    int[] pixels = new int[width * (int) image.getHeight()];
    image
        .getPixelReader()
        .getPixels(
            0,
            0,
            width,
            (int) image.getHeight(),
            PixelFormat.getIntArgbInstance(),
            pixels,
            0,
            width);
    return pixels;
  }
}
