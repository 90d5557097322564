package telltale.app.map;

import com.sun.javafx.tk.RenderJob;
import com.sun.javafx.tk.Toolkit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/// Compares a window, of which JavaFX and we draw only what changes, with a drawing of all of it.
/// On the headless platform, with a stage of its own in a corner of the screen.
public final class WholeDrawing implements AutoCloseable {

  private static final int SCREEN = 1000;

  private final Stage other =
      FxToolkit.run(
          () -> {
            Stage stage = new Stage(StageStyle.UNDECORATED);
            stage.setScene(new Scene(new Group(), 8, 8));
            stage.setX(SCREEN - 8);
            stage.setY(SCREEN - 8);
            stage.show();
            return stage;
          });

  /// How many pixels of a window at the screen's upper left corner differ from a drawing of all of
  /// it, as far as the screen shows them, once everything that was asked for has been drawn.
  ///
  /// @param tolerance by how much a colour may differ: JavaFX blends a slanted line a little
  ///     otherwise when it draws only a part of it
  public int stalePixels(Scene scene, int tolerance) {
    awaitPulses();
    int width = Math.min(SCREEN, (int) scene.getWidth());
    int height = Math.min(SCREEN - 8, (int) scene.getHeight());
    int[] shown = onScreen(width, height);
    // JavaFX makes no snapshot while anything is being drawn, and draws the window with this one.
    drawAnotherWindow();
    awaitPulses();
    int[] drawn = onScreen(width, height);
    // Last, because it has JavaFX draw all of the window.
    int[] whole = FxToolkit.run(() -> pixels(scene.snapshot(null), width, height));
    int stale = 0;
    for (int i = 0; i < whole.length; i++) {
      boolean near = isNear(shown[i], whole[i], tolerance) && isNear(drawn[i], whole[i], tolerance);
      stale += near ? 0 : 1;
    }
    return stale;
  }

  /// Has JavaFX draw a window in which nothing changed.
  public void drawAnotherWindow() {
    FxToolkit.act(() -> other.getScene().snapshot(null));
  }

  private static int[] onScreen(int width, int height) {
    return FxToolkit.run(
        () ->
            pixels(new Robot().getScreenCapture(null, 0, 0, width, height, false), width, height));
  }

  private static boolean isNear(int one, int other, int tolerance) {
    boolean near = true;
    for (int shift = 0; shift < 24; shift += 8) {
      near &= Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF)) <= tolerance;
    }
    return near;
  }

  private static int[] pixels(WritableImage image, int width, int height) {
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return pixels;
  }

  /// Until whatever was asked for before has been drawn and is on the screen.
  public static void awaitPulses() {
    Runnable nothing = () -> {};
    FxToolkit.inPulses(nothing, nothing, nothing, nothing);
    // A pulse waits for what is drawn only when it has something to draw itself.
    awaitRenderThread();
    // What that thread has drawn goes to the screen on the FX thread, which takes it before this.
    FxToolkit.act(nothing);
  }

  private static void awaitRenderThread() {
    CompletableFuture<Boolean> drawn = new CompletableFuture<>();
    RenderJob last = new RenderJob(() -> drawn.complete(true));
    FxToolkit.act(() -> Toolkit.getToolkit().addRenderJob(last));
    drawn.orTimeout(20, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    FxToolkit.act(other::hide);
  }
}
