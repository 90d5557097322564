package telltale.app.map;

import java.util.Locale;
import java.util.Optional;
import telltale.app.map.arc.ArcField;
import telltale.app.map.arc.ArcScene;
import telltale.app.map.arc.Focus;
import telltale.app.map.base.BaseMap;
import telltale.app.map.base.BaseMapRenderer;
import telltale.app.map.geometry.Mercator;
import telltale.app.map.geometry.Viewport;
import telltale.app.map.look.Palette;
import telltale.app.map.look.ProcessColours;
import telltale.app.map.raster.Mask;
import telltale.app.map.raster.Surface;
import telltale.geodata.World;
import telltale.geodata.WorldReader;

/// Prints how long frames take to paint, without the toolkit: what a frame costs beyond this is
/// handing one opaque picture to JavaFX.
final class MapBench {

  private static final int[] COUNTS = {200, 1000, 5000};
  private static final int ROUNDS = 30;

  private final World world = WorldReader.read();
  private final BaseMapRenderer renderer = new BaseMapRenderer(world);

  private MapBench() {}

  /// Prints the table.
  static void print() {
    MapBench bench = new MapBench();
    System.out.println();
    System.out.println(
        "| painting, ms of one core | comets | all arcs | the ground | in used pixels |");
    System.out.println("| --- | --- | --- | --- | --- |");
    bench.table(1280, 800, 1);
    bench.table(2560, 1600, 2);
  }

  private static ArcScene scene(Viewport view, double ratio) {
    return new ArcScene(
        view, ratio, Palette.DARK, Focus.NONE, Focus.NONE, new ProcessColours(), false, false);
  }

  private void table(int width, int height, double ratio) {
    for (int count : COUNTS) {
      Viewport view = new Viewport(Mercator.x(13.4), Mercator.y(24), width, width, height);
      ArcScene scene = scene(view, ratio);
      ArcField field = new ArcField(52.5, 13.4, country -> 0.01);
      field.update(SampleFlows.scattered(count));
      for (int i = 0; i < 200; i++) {
        field.step(1.0 / 30, scene);
      }
      Mask mask = Mask.of(new int[60 * 14], 60, 14, 3);
      ScenePainter painter =
          new ScenePainter(world, field, (text, size, strong) -> mask, Locale.ENGLISH);
      Viewport grown =
          view.grown((int) (width * Backdrop.OVERSCAN), (int) (height * Backdrop.OVERSCAN));
      BaseMap.Wanted wanted = new BaseMap.Wanted(grown, Palette.DARK, ratio);
      ScenePainter.Ground ground =
          new ScenePainter.Ground(Optional.empty(), Optional.of(renderer.render(wanted)));
      Surface frame = new Surface(width, height);
      // The pixels of the picture before are used again while the map is moved.
      Surface spare = new Surface(grown.width(), grown.height());
      double still = milliseconds(() -> painter.paintStill(scene, ground));
      double comets =
          milliseconds(
              () -> {
                field.step(1.0 / 30, scene);
                painter.paintFrame(scene, frame);
              });
      double fresh = milliseconds(() -> renderer.render(wanted));
      double base = milliseconds(() -> renderer.render(wanted, spare));
      System.out.printf(
          Locale.ROOT,
          "| %d x %d, %d arcs | %.1f | %.1f | %.1f | %.1f |%n",
          width,
          height,
          count,
          comets,
          still,
          fresh,
          base);
    }
  }

  /// CPU time of this process, which a busy machine does not stretch; in steps of 10 ms, so over
  /// many rounds.
  private static double milliseconds(Runnable action) {
    // Long enough for the compiler to be done, whose work would count too.
    long warm = System.nanoTime() + 2_000_000_000L;
    while (System.nanoTime() < warm) {
      action.run();
    }
    long before = cpuMillis();
    for (int i = 0; i < ROUNDS; i++) {
      action.run();
    }
    return (double) (cpuMillis() - before) / ROUNDS;
  }

  static long cpuMillis() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
  }
}
