package telltale.app.map;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;
import telltale.app.list.ListBench;
import telltale.app.theme.Theme;
import telltale.app.toolkit.RestingPulse;
import telltale.app.words.Speech;
import telltale.app.words.Words;
import telltale.geodata.World;
import telltale.geodata.WorldReader;

/// Prints what the map costs in a window of this machine's display: frames a second and the share
/// of one core that the whole process takes, beside a canvas that strokes every arc anew.
public final class DrawingBench {

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;
  private static final int[] COUNTS = {20, 200, 1000, 5000};
  private static final double WARM_SECONDS = 10;
  // The compiler's work would count too; it is done when it takes less than a hundredth of a core.
  private static final double COMPILED_SECONDS = 3;
  private static final int COMPILED_TIMES = 12;
  private static final double MEASURED_SECONDS = 8;
  // Of a map at rest, where a compiler that is nearly done would count for as much as the map.
  private static final double RESTED_SECONDS = 40;
  private static final int HELPER_TICK_MILLIS = 250;

  private final World world = WorldReader.read();
  private final ScheduledExecutorService ticks = Executors.newScheduledThreadPool(1, daemon());
  private final Stage stage;

  private final List<String> wanted;

  private DrawingBench(Stage stage, List<String> wanted) {
    this.stage = stage;
    this.wanted = wanted;
  }

  /// Prints the table, or those rows whose names contain one of the given words.
  public static void main(String... words) {
    DrawingBench bench = new DrawingBench(FxToolkit.run(Stage::new), List.of(words));
    FxToolkit.act(RestingPulse::begin);
    System.out.printf(
        "| %d x %d, software rendering | frames a second | one core |%n", WIDTH, HEIGHT);
    System.out.println("| --- | --- | --- |");
    bench.warmUp();
    for (int count : COUNTS) {
      bench.row(count + " arcs, each stroked on a canvas", what -> bench.naive(what, count));
      for (int rate : new int[] {30, 60}) {
        bench.row(
            "%d arcs, at most %d frames a second".formatted(count, rate),
            what -> bench.arcs(what, count, rate));
      }
    }
    for (int count : new int[] {20, 200}) {
      bench.row(
          "2560 x 1600, %d arcs, at most 60 frames a second".formatted(count),
          what -> bench.large(what, count));
    }
    bench.row("200 arcs, zooming in and out all the time", bench::zooming);
    bench.row("200 arcs, panning to and fro all the time", bench::panning);
    bench.row(
        "a picture of 1280 x 800, nothing painted", what -> bench.picture(what, WIDTH, HEIGHT));
    bench.row(
        "a picture of 2560 x 1600, nothing painted",
        what -> bench.picture(what, 2 * WIDTH, 2 * HEIGHT));
    bench.row("200 idle arcs, nothing happens", what -> bench.atRest(what, false));
    bench.row("200 idle arcs, told anew with every tick", what -> bench.atRest(what, true));
    bench.row("200 arcs, window minimised", bench::minimised);
    bench.row("painting", what -> bench.painting());
    bench.row("list", what -> ListBench.print());
    System.exit(0);
  }

  private void row(String what, Consumer<String> measured) {
    if (wanted.isEmpty() || wanted.stream().anyMatch(what::contains)) {
      measured.accept(what);
    }
  }

  /// Or the rows that come first would pay for what is compiled only once.
  private void warmUp() {
    MapPane map = map();
    FxToolkit.act(() -> map.setFrameRate(60));
    Traffic traffic = traffic(map, SampleFlows.scattered(1000));
    sleep(2 * WARM_SECONDS);
    traffic.stop();
  }

  private void naive(String what, int count) {
    NaiveMap map = FxToolkit.run(() -> new NaiveMap(WIDTH, HEIGHT, SampleFlows.scattered(count)));
    FxToolkit.act(() -> open(new StackPane(map)));
    measure(what, map::framesDrawn);
    FxToolkit.act(map::stop);
  }

  private void arcs(String what, int count, int framesPerSecond) {
    MapPane map = map();
    FxToolkit.act(() -> map.setFrameRate(framesPerSecond));
    Traffic traffic = traffic(map, SampleFlows.scattered(count));
    measure(what, map::framesDrawn);
    traffic.stop();
  }

  private void large(String what, int count) {
    MapPane map = map();
    FxToolkit.act(() -> open(map, 2 * WIDTH, 2 * HEIGHT));
    FxToolkit.act(() -> map.setFrameRate(60));
    Traffic traffic = traffic(map, SampleFlows.scattered(count));
    measure(what, map::framesDrawn);
    traffic.stop();
  }

  private void zooming(String what) {
    MapPane map = map();
    moving(map, what, phase -> map.zoom(1 + 0.01 * Math.signum(Math.sin(phase))));
  }

  private void panning(String what) {
    MapPane map = map();
    moving(map, what, phase -> push(map, Math.sin(0.3 * phase) > 0));
  }

  private void moving(MapPane map, String what, DoubleConsumer moves) {
    Traffic traffic = traffic(map, SampleFlows.scattered(200));
    Mover mover = FxToolkit.run(() -> new Mover(moves));
    measure(what, map::framesDrawn);
    FxToolkit.act(mover::stop);
    traffic.stop();
  }

  private static void push(MapPane map, boolean right) {
    KeyCode key = right ? KeyCode.RIGHT : KeyCode.LEFT;
    Event.fireEvent(
        map, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
  }

  /// What the toolkit alone takes to show a picture of that size anew in every frame.
  private void picture(String what, int width, int height) {
    BarePicture picture = FxToolkit.run(() -> new BarePicture(width, height));
    FxToolkit.act(() -> open(new StackPane(picture), width, height));
    measure(what, picture::framesDrawn);
    FxToolkit.act(picture::stop);
  }

  private void atRest(String what, boolean toldAnew) {
    MapPane map = map();
    List<FlowView> idle = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      idle.add(SampleFlows.to(i + 1, "Place " + i, -50 + 0.5 * i, -170 + 1.7 * i).view());
    }
    FlowSnapshot snapshot = SampleFlows.snapshot(1, idle);
    FxToolkit.act(() -> map.show(snapshot));
    Optional<Traffic> traffic = toldAnew ? Optional.of(traffic(map, snapshot)) : Optional.empty();
    measure(what, map::framesDrawn, RESTED_SECONDS);
    traffic.ifPresent(Traffic::stop);
  }

  private void minimised(String what) {
    MapPane map = map();
    Traffic traffic = traffic(map, SampleFlows.scattered(200));
    FxToolkit.act(() -> stage.setIconified(true));
    measure(what, map::framesDrawn, RESTED_SECONDS);
    traffic.stop();
    FxToolkit.act(() -> stage.setIconified(false));
  }

  /// In a window in which nothing moves.
  private void painting() {
    FxToolkit.act(() -> open(new StackPane()));
    MapBench.print();
  }

  private MapPane map() {
    return FxToolkit.run(
        () -> {
          MapPane map =
              new MapPane(
                  new Speech(Words.ENGLISH),
                  world,
                  52.5,
                  13.4,
                  Executors.newSingleThreadExecutor(daemon()));
          open(map);
          return map;
        });
  }

  private static ThreadFactory daemon() {
    return Thread.ofPlatform().daemon().factory();
  }

  /// In the place of what was there before, which then has no window to draw for.
  private void open(Parent shown) {
    open(shown, WIDTH, HEIGHT);
  }

  private void open(Parent shown, int width, int height) {
    if (stage.getScene() != null) {
      stage.getScene().setRoot(new StackPane());
    }
    Scene scene = new Scene(shown, width, height);
    shown.getStyleClass().add("window");
    Theme.DARK.sketch(scene);
    stage.setScene(scene);
    stage.sizeToScene();
    stage.show();
  }

  /// The same traffic again with every tick of the helper.
  private Traffic traffic(MapPane map, FlowSnapshot first) {
    long[] sequence = {0};
    return new Traffic(
        ticks.scheduleAtFixedRate(
            () ->
                Platform.runLater(
                    () ->
                        map.show(
                            new FlowSnapshot(
                                ++sequence[0], first.at(), first.flows(), first.health()))),
            0,
            HELPER_TICK_MILLIS,
            TimeUnit.MILLISECONDS));
  }

  private static void measure(String what, LongSupplier frames) {
    measure(what, frames, MEASURED_SECONDS);
  }

  private static void measure(String what, LongSupplier frames, double length) {
    warm();
    long cpu = MapBench.cpuMillis();
    long drawn = FxToolkit.run(frames::getAsLong);
    long began = System.nanoTime();
    sleep(length);
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f | %.1f %% |%n",
        what,
        (FxToolkit.run(frames::getAsLong) - drawn) / seconds,
        (MapBench.cpuMillis() - cpu) / seconds / 10);
  }

  private static void warm() {
    sleep(WARM_SECONDS);
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    for (int i = 0; i < COMPILED_TIMES; i++) {
      long before = compiler.getTotalCompilationTime();
      sleep(COMPILED_SECONDS);
      if (compiler.getTotalCompilationTime() - before < 10 * COMPILED_SECONDS) {
        return;
      }
    }
    System.out.println("(the compiler was still at work in what follows)");
  }

  private static void sleep(double seconds) {
    try {
      Thread.sleep((long) (seconds * 1000));
    } catch (InterruptedException ended) {
      throw new IllegalStateException(ended);
    }
  }

  /// Traffic that goes on until it is stopped.
  private record Traffic(Future<?> ticking) {

    void stop() {
      ticking.cancel(false);
    }
  }

  /// Moves the map a little with every pulse.
  private static final class Mover extends AnimationTimer {

    private final DoubleConsumer moves;
    private double phase;

    Mover(DoubleConsumer moves) {
      this.moves = moves;
      start();
    }

    @Override
    public void handle(long now) {
      phase += 0.02;
      moves.accept(phase);
    }
  }
}
