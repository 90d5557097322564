package telltale.app.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telltale.app.map.arc.ArcField;
import telltale.app.map.arc.ArcScene;
import telltale.app.map.arc.Focus;
import telltale.app.map.geometry.Viewport;
import telltale.app.map.look.Palette;
import telltale.app.map.look.ProcessColours;
import telltale.app.map.raster.Mask;
import telltale.app.map.raster.Patches;
import telltale.app.map.raster.Surface;

class ScenePainterTest {

  private static final int WIDTH = 700;
  private static final int HEIGHT = 430;
  private static final Patches.Box ALL = new Patches.Box(0, 0, WIDTH, HEIGHT);
  private static final ScenePainter.Ground GROUND =
      new ScenePainter.Ground(Optional.empty(), Optional.empty());

  private final ArcField field = new ArcField(52.5, 13.4, country -> 0.01);
  private final Mask name = Mask.of(new int[40 * 12], 40, 12, 3);
  private final ScenePainter painter =
      new ScenePainter(SampleWorld.SQUARES, field, (text, size, strong) -> name, Locale.ENGLISH);
  private final Surface frame = new Surface(WIDTH, HEIGHT);

  @ParameterizedTest
  @CsvSource({"true, 1, 0.5", "false, 1, 0.5", "true, 2, 0.5", "true, 1, 0.02", "false, 2, 0.98"})
  void paintingOverTheFrameBeforeLooksLikePaintingItWhole(boolean dark, double ratio, double x) {
    ArcScene scene = scene(dark ? Palette.DARK : Palette.LIGHT, ratio, x);
    field.update(SampleFlows.scattered(40));
    painter.paintStill(scene, GROUND);
    for (int i = 0; i < 100; i++) {
      if (field.step(1.0 / 30, scene).resettled()) {
        painter.paintStill(scene, GROUND);
      }
      painter.paintFrame(scene, frame);
      if (i % 9 == 8) {
        Surface whole = new Surface(WIDTH, HEIGHT);
        painter.paintFrame(scene, whole);
        int first = Arrays.mismatch(frame.pixels(), whole.pixels());
        assertThat(first).as("frame %d", i).isEqualTo(-1);
      }
    }
  }

  @Test
  void whatHasNotChangedIsNotSaidToHaveChanged() {
    ArcScene scene = scene(Palette.DARK, 1, 0.5);
    field.update(SampleFlows.scattered(1));
    for (int i = 0; i < 100; i++) {
      field.step(1.0 / 30, scene);
    }
    painter.paintStill(scene, GROUND);
    assertThat(painter.paintFrame(scene, frame).within(ALL)).isEqualTo(ALL);

    int[] before = frame.pixels().clone();
    field.step(1.0 / 30, scene);
    Patches.Box changed = painter.paintFrame(scene, frame).within(ALL);

    assertThat(changed).isNotEqualTo(ALL);
    assertThat(changed.isEmpty()).isFalse();
    for (int i = 0; i < before.length; i++) {
      boolean within =
          i % WIDTH >= changed.left()
              && i % WIDTH < changed.right()
              && i / WIDTH >= changed.top()
              && i / WIDTH < changed.bottom();
      assertThat(within || before[i] == frame.pixels()[i]).isTrue();
    }
  }

  private static ArcScene scene(Palette palette, double ratio, double x) {
    Viewport view = new Viewport(x, 0.4, WIDTH * ratio * 0.8, WIDTH, HEIGHT);
    return new ArcScene(
        view, ratio, palette, Focus.NONE, Focus.NONE, new ProcessColours(), false, false);
  }
}
