package telltale.app.map.picture;

import com.sun.glass.ui.Application;
import com.sun.javafx.scene.AbstractNode;
import com.sun.javafx.scene.DirtyBits;
import com.sun.javafx.scene.NodeHelper;
import com.sun.javafx.scene.SceneHelper;
import com.sun.javafx.tk.TKPulseListener;
import com.sun.javafx.tk.TKScene;
import com.sun.javafx.tk.Toolkit;
import java.util.Optional;
import javafx.scene.Node;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import telltale.app.map.raster.Patches;
import telltale.app.map.raster.Surface;

/// The node of a [DirectPicture]. FX thread.
///
/// At the end of a pulse, when JavaFX has found out what it will draw, what changed goes one of two
/// ways: with what JavaFX draws, or, where that is nothing and nothing lies over what changed,
/// straight to the screen. JavaFX's own pixels are behind then, and get all of it with the next
/// thing that JavaFX draws, whatever that is.
final class WindowPicture extends AbstractNode implements DirectPicture {

  private final Screen screen;
  private final Optional<DirtyScenes> dirty = DirtyScenes.reach();
  private final TKPulseListener end = this::endPulse;
  private Surface surface = new Surface(1, 1);
  private double pixelRatio = 1;

  /// What neither the window's own pixels nor the screen show.
  private Patches changed = new Patches(1, 1);

  /// What is on its way to the screen.
  private Patches arriving = new Patches(1, 1);

  /// What the screen shows already, or is about to, and the window's own pixels do not.
  private Patches ahead = new Patches(1, 1);

  /// This as the render thread knows it; JavaFX says which it is only now and then.
  private PicturePeer peer = new PicturePeer();

  private boolean listening;
  private Screen.@Nullable Pixels pixels;

  WindowPicture(Screen screen) {
    this.screen = screen;
    PictureKind.initHelper(this);
  }

  @Override
  public Node node() {
    return this;
  }

  @Override
  public void follow(Surface newSurface, double newPixelRatio) {
    surface = newSurface;
    changed = new Patches(surface.width(), surface.height());
    arriving = new Patches(surface.width(), surface.height());
    ahead = new Patches(surface.width(), surface.height());
    pixelRatio = newPixelRatio;
    closePixels();
    NodeHelper.markDirty(this, DirtyBits.NODE_GEOMETRY);
    NodeHelper.geomChanged(this);
  }

  @Override
  public void awaitDrawn() {
    drawing().ifPresent(TKScene::waitForRenderingToComplete);
  }

  private Optional<TKScene> drawing() {
    return Optional.ofNullable(getScene()).map(SceneHelper::getPeer);
  }

  @Override
  public void show(Patches patches) {
    changed.add(patches);
    if (!listening) {
      listening = true;
      Toolkit.getToolkit().addPostSceneTkPulseListener(end);
    }
    Toolkit.getToolkit().requestNextPulse();
  }

  double width() {
    return surface.width() / pixelRatio;
  }

  double height() {
    return surface.height() / pixelRatio;
  }

  /// While the render thread waits, after the layout.
  void handOver(PicturePeer renderThread) {
    peer = renderThread;
    if (NodeHelper.isDirty(this, DirtyBits.NODE_GEOMETRY)) {
      peer.follow(surface, pixelRatio);
    }
  }

  /// After the layout and after JavaFX has taken over what changed of its nodes, before it draws.
  private void endPulse() {
    Window window = getScene() == null ? null : getScene().getWindow();
    TKScene drawing = drawing().orElse(null);
    if (window == null || !window.isShowing() || drawing == null) {
      retire();
      return;
    }
    boolean drawn = dirty.isEmpty() || dirty.get().any();
    if (!changed.isEmpty() || (drawn && !ahead.isEmpty())) {
      bring(window, drawing, drawn);
    }
  }

  /// One way or the other.
  private void bring(Window window, TKScene drawing, boolean drawn) {
    Optional<Clearing> clearing = Clearing.of(this, surface, pixelRatio);
    drawing.waitForRenderingToComplete();
    boolean direct =
        !drawn && clearing.filter(there -> isClear(there) && put(window, there)).isPresent();
    if (!direct) {
      draw(drawing, clearing);
    }
  }

  private boolean isClear(Clearing clearing) {
    return clearing.covered().stream()
        .allMatch(box -> changed.within(Patches.inBlocks(box)).isEmpty());
  }

  /// Whether it is on its way to the screen now, in the queue in which what JavaFX drew before it
  /// may still be.
  private boolean put(Window window, Clearing clearing) {
    if (pixels != null && !pixels.areOf(window)) {
      closePixels();
    }
    if (window.getOutputScaleX() != window.getRenderScaleX()
        || window.getOutputScaleY() != window.getRenderScaleY()) {
      return false;
    }
    if (pixels == null) {
      pixels = screen.of(window, surface.width() * surface.height()).orElse(null);
    }
    if (pixels == null) {
      return false;
    }
    ahead.add(changed);
    arriving.add(changed);
    changed.clear();
    Application.invokeLater(() -> arrive(window, clearing));
    return true;
  }

  private void arrive(Window window, Clearing clearing) {
    if (pixels != null && pixels.areOf(window)) {
      pixels.put(surface, arriving, clearing);
    } else {
      changed.add(arriving);
      Toolkit.getToolkit().requestNextPulse();
    }
    arriving.clear();
  }

  private void draw(TKScene drawing, Optional<Clearing> clearing) {
    ahead.add(changed);
    changed.clear();
    drawing.waitForSynchronization();
    try {
      peer.show(ahead, clearing);
    } finally {
      drawing.releaseSynchronization(false);
    }
    ahead.clear();
    drawing.markDirty();
  }

  /// There is no window any more, and it will be drawn as a whole when there is one again.
  private void retire() {
    listening = false;
    Toolkit.getToolkit().removePostSceneTkPulseListener(end);
    changed.clear();
    arriving.clear();
    ahead.clear();
    closePixels();
    NodeHelper.markDirty(this, DirtyBits.NODE_GEOMETRY);
  }

  private void closePixels() {
    if (pixels != null) {
      pixels.close();
      pixels = null;
    }
  }
}
