package telltale.app.map.picture;

import com.sun.javafx.scene.AbstractNode;
import com.sun.javafx.scene.DirtyBits;
import com.sun.javafx.scene.NodeHelper;
import com.sun.javafx.scene.SceneHelper;
import com.sun.javafx.tk.TKScene;
import javafx.scene.Node;
import telltale.app.map.raster.Patches;
import telltale.app.map.raster.Surface;

/// The node of a [DirectPicture]. FX thread.
final class WindowPicture extends AbstractNode implements DirectPicture {

  private Surface surface = new Surface(1, 1);
  private Patches changed = new Patches(1, 1);
  private double pixelRatio = 1;

  WindowPicture() {
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
    pixelRatio = newPixelRatio;
    NodeHelper.markDirty(this, DirtyBits.NODE_GEOMETRY);
    NodeHelper.geomChanged(this);
  }

  @Override
  public void awaitDrawn() {
    TKScene drawing = getScene() == null ? null : SceneHelper.getPeer(getScene());
    if (drawing != null) {
      drawing.waitForRenderingToComplete();
    }
  }

  @Override
  public void show(Patches patches) {
    changed.add(patches);
    NodeHelper.markDirty(this, DirtyBits.NODE_CONTENTS);
  }

  double width() {
    return surface.width() / pixelRatio;
  }

  double height() {
    return surface.height() / pixelRatio;
  }

  /// While the render thread waits, after the layout.
  void handOver(PicturePeer peer) {
    if (NodeHelper.isDirty(this, DirtyBits.NODE_GEOMETRY)) {
      peer.follow(surface, pixelRatio);
    }
    if (NodeHelper.isDirty(this, DirtyBits.NODE_CONTENTS)) {
      peer.show(changed, Clearing.of(this, surface, pixelRatio));
      changed.clear();
    }
  }
}
