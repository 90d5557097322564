package telltale.app.map.picture;

import com.sun.prism.GraphicsPipeline;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import telltale.app.map.raster.Patches;
import telltale.app.map.raster.Surface;

/// An opaque picture, one of its pixels to one of the screen's, of which what changes is put on the
/// screen, or at least into the window's own pixels.
///
/// JavaFX without a GPU clears whatever a changed node touches, copies its picture to a texture and
/// draws that; of a map with arcs all over it nearly the whole window, in every frame, because it
/// joins what changed to a few boxes; and then it copies the whole window, which X copies again.
/// Here it draws nothing, or one pixel and those parts over which other nodes lie. FX thread.
public interface DirectPicture {

  /// What stands for it in the scene.
  Node node();

  /// Is a picture of that surface from now on, and needs all of it painted. Its pixels may be
  /// written after [#awaitDrawn] only.
  void follow(Surface surface, double pixelRatio);

  /// Waits until the render thread has read whatever was handed over; it has, as a rule, before
  /// the next frame is due.
  void awaitDrawn();

  /// Shows what was painted, where it changed.
  void show(Patches changed);

  /// A new one, where JavaFX draws without a GPU and lets us at its own packages. The launchers ask
  /// the JVM for that.
  ///
  /// @param background finds libraries, once
  static Optional<DirectPicture> make(Executor background) {
    return make(new XScreen(background));
  }

  /// Likewise, on a given screen.
  static Optional<DirectPicture> make(Screen screen) {
    return isReachable() && isSoftware(GraphicsPipeline.getPipeline())
        ? Optional.of(new WindowPicture(screen))
        : Optional.empty();
  }

  private static boolean isReachable() {
    Module javafx = Node.class.getModule();
    Module ours = DirectPicture.class.getModule();
    return List.of("geom", "geom.transform", "scene", "sg.prism", "stage", "tk").stream()
            .allMatch(name -> javafx.isExported("com.sun.javafx." + name, ours))
        && javafx.isExported("com.sun.prism", ours);
  }

  private static boolean isSoftware(GraphicsPipeline pipeline) {
    return pipeline != null && pipeline.getClass().getName().equals("com.sun.prism.sw.SWPipeline");
  }
}
