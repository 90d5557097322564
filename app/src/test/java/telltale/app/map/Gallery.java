package telltale.app.map;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javafx.util.Duration;
import javax.imageio.ImageIO;
import telltale.app.flow.FlowSnapshot;
import telltale.app.map.look.Palette;
import telltale.app.words.Speech;
import telltale.app.words.Words;
import telltale.geodata.World;
import telltale.geodata.WorldReader;

/// Makes pictures of the map from made-up flows, to look at. Run with a folder as argument.
public final class Gallery {

  private final Path folder;
  private final World world = WorldReader.read();
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());

  private Gallery(Path folder) {
    this.folder = folder;
  }

  /// Writes every picture.
  public static void main(String[] arguments) throws InterruptedException {
    Locale.setDefault(Locale.ENGLISH);
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    Platform.setImplicitExit(false);
    Gallery gallery = new Gallery(Path.of(arguments[0]));
    String only = arguments.length > 1 ? arguments[1] : "";
    FlowSnapshot sixty = SampleFlows.world();
    Shot dark = new Shot("dark", Palette.DARK, 1280, 800, 1, 1, OptionalLong.empty(), sixty, false);
    for (Shot shot :
        new Shot[] {
          dark,
          dark.palette("light", Palette.LIGHT),
          dark.zoom("dark-europe", 5),
          dark.palette("light", Palette.LIGHT).zoom("light-europe", 5),
          dark.select("dark-selected", 47),
          dark.size("dark-4k", 1920, 1080, 2),
          dark.palette("light", Palette.LIGHT).size("light-4k", 1920, 1080, 2),
          dark.flows("dark-1000", SampleFlows.scattered(1000)),
          dark.still("dark-still"),
          dark.flows("dark-three", SampleFlows.three()),
          dark.flows("dark-early", SampleFlows.three()),
          dark.palette("light", Palette.LIGHT).flows("light-early", SampleFlows.three()),
          dark.palette("light-1000", Palette.LIGHT)
              .flows("light-1000", SampleFlows.scattered(1000)),
        }) {
      if (shot.name.contains(only)) {
        gallery.take(shot);
      }
    }
    Platform.exit();
    gallery.background.shutdown();
  }

  private void take(Shot shot) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    Platform.runLater(() -> show(shot, done));
    if (!done.await(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("no picture of " + shot.name);
    }
  }

  private void show(Shot shot, CountDownLatch done) {
    MapPane pane = new MapPane(new Speech(Words.ENGLISH), world, 52.52, 13.40, background);
    pane.setPalette(shot.palette);
    pane.setReducedMotion(shot.still);
    pane.setPixelRatio(OptionalDouble.of(shot.ratio));
    Scene scene = new Scene(pane, shot.width, shot.height);
    // The headless screen is too small for the large ones, and a scene needs no window.
    pane.resize(shot.width, shot.height);
    pane.layout();
    pane.show(shot.flows);
    shot.selected.ifPresent(
        id -> pane.select(new Emphasis(flow -> flow.id() == id, Optional.empty())));
    pane.zoom(shot.zoom);
    PauseTransition wait =
        new PauseTransition(Duration.seconds(shot.name.endsWith("early") ? 0.9 : 4));
    wait.setOnFinished(
        event -> {
          if (!pane.groundReady()) {
            wait.playFromStart();
            return;
          }
          write(shot, scene);
          if (shot.name.equals("dark-europe")) {
            // Caught in the middle of a zoom, while the ground of the goal is not there yet.
            pane.zoom(0.1);
            PauseTransition soon = new PauseTransition(Duration.millis(150));
            soon.setOnFinished(later -> write(shot.zoom("dark-zooming", 1), scene));
            soon.play();
          }
          System.out.println(shot.name + ": " + pane.framesDrawn() + " frames");
          done.countDown();
        });
    wait.play();
  }

  private void write(Shot shot, Scene scene) {
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(shot.ratio, shot.ratio));
    WritableImage image = scene.getRoot().snapshot(parameters, null);
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    out.setRGB(0, 0, width, height, pixels, 0, width);
    try {
      ImageIO.write(out, "png", folder.resolve(shot.name + ".png").toFile());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private record Shot(
      String name,
      Palette palette,
      int width,
      int height,
      double ratio,
      double zoom,
      OptionalLong selected,
      FlowSnapshot flows,
      boolean still) {

    Shot palette(String newName, Palette other) {
      return new Shot(newName, other, width, height, ratio, zoom, selected, flows, still);
    }

    Shot zoom(String newName, double factor) {
      return new Shot(newName, palette, width, height, ratio, factor, selected, flows, still);
    }

    Shot select(String newName, long flow) {
      return new Shot(
          newName, palette, width, height, ratio, zoom, OptionalLong.of(flow), flows, still);
    }

    Shot size(String newName, int newWidth, int newHeight, double newRatio) {
      return new Shot(
          newName, palette, newWidth, newHeight, newRatio, zoom, selected, flows, still);
    }

    Shot flows(String newName, FlowSnapshot other) {
      return new Shot(newName, palette, width, height, ratio, zoom, selected, other, still);
    }

    Shot still(String newName) {
      return new Shot(newName, palette, width, height, ratio, zoom, selected, flows, true);
    }
  }
}
