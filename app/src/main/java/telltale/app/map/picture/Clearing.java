package telltale.app.map.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.effect.BlendMode;
import javafx.scene.layout.Background;
import javafx.scene.layout.Border;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Transform;
import org.jspecify.annotations.Nullable;
import telltale.app.map.raster.Patches.Box;
import telltale.app.map.raster.Surface;

/// Where a picture lies in the window's pixels, which part of it is within every clip around it,
/// and over which parts other nodes lie; boxes are in the picture's own pixels.
record Clearing(int left, int top, Box visible, List<Box> covered) {

  /// As things are on the FX thread, after the layout; empty where the window does not show the
  /// picture pixel by pixel, or somebody blends it with something else.
  static Optional<Clearing> of(Node picture, Surface surface, double pixelRatio) {
    Scene scene = picture.getScene();
    if (scene == null
        || scene.getWindow() == null
        || scene.getWindow().getRenderScaleX() != pixelRatio
        || scene.getWindow().getRenderScaleY() != pixelRatio) {
      return Optional.empty();
    }
    Transform place = picture.getLocalToSceneTransform();
    double left = place.getTx() * pixelRatio;
    double top = place.getTy() * pixelRatio;
    if (!isMoveOnly(place) || !isWhole(left) || !isWhole(top)) {
      return Optional.empty();
    }
    Search search = new Search((int) Math.rint(left), (int) Math.rint(top), pixelRatio, surface);
    return search.upFrom(picture) ? Optional.of(search.found()) : Optional.empty();
  }

  /// Layouts put nodes on whole pixels, but at a scale of 1.5 not quite.
  static boolean isWhole(double pixels) {
    return Math.abs(pixels - Math.rint(pixels)) < 0.01;
  }

  private static boolean isMoveOnly(Transform place) {
    return place.isType2D()
        && place.getMxx() == 1
        && place.getMyy() == 1
        && place.getMxy() == 0
        && place.getMyx() == 0;
  }

  private static final class Search {

    private final int left;
    private final int top;
    private final double pixelRatio;
    private final List<Box> covered = new ArrayList<>();
    private Box visible;

    Search(int left, int top, double pixelRatio, Surface surface) {
      this.left = left;
      this.top = top;
      this.pixelRatio = pixelRatio;
      visible = new Box(0, 0, surface.width(), surface.height());
    }

    Clearing found() {
      return new Clearing(left, top, visible, List.copyOf(covered));
    }

    /// Looks at everything that is drawn after a node; whether nothing around it blends or bends
    /// it.
    boolean upFrom(Node picture) {
      Node node = picture;
      while (isPlain(node)) {
        Parent parent = node.getParent();
        if (parent == null) {
          return true;
        }
        boolean after = false;
        for (Node sibling : parent.getChildrenUnmodifiable()) {
          if (sibling.equals(node)) {
            after = true;
          } else if (after || sibling.getViewOrder() < node.getViewOrder()) {
            cover(sibling);
          }
        }
        node = parent;
      }
      return false;
    }

    private boolean isPlain(Node node) {
      return node.isVisible()
          && node.getOpacity() == 1
          && node.getEffect() == null
          && !node.isCache()
          && (node.getBlendMode() == null || node.getBlendMode() == BlendMode.SRC_OVER)
          && isWithin(node);
    }

    /// Clips of the kind that the layout makes are followed, no others.
    private boolean isWithin(Node node) {
      Node clip = node.getClip();
      if (clip == null) {
        return true;
      }
      if (!(clip instanceof Rectangle square) || square.getArcWidth() != 0) {
        return false;
      }
      Bounds inside = node.localToScene(square.getBoundsInParent());
      visible =
          new Box(
              Math.max(visible.left(), (int) Math.ceil(inside.getMinX() * pixelRatio) - left),
              Math.max(visible.top(), (int) Math.ceil(inside.getMinY() * pixelRatio) - top),
              Math.min(visible.right(), (int) Math.floor(inside.getMaxX() * pixelRatio) - left),
              Math.min(visible.bottom(), (int) Math.floor(inside.getMaxY() * pixelRatio) - top));
      return true;
    }

    private void cover(Node node) {
      if (!node.isVisible() || node.getOpacity() == 0) {
        return;
      }
      if (node instanceof Parent parent && drawsNothingItself(parent)) {
        parent.getChildrenUnmodifiable().forEach(this::cover);
        return;
      }
      Bounds bounds = node.localToScene(node.getBoundsInLocal());
      Box box =
          new Box(
              Math.max(visible.left(), (int) Math.floor(bounds.getMinX() * pixelRatio) - 1 - left),
              Math.max(visible.top(), (int) Math.floor(bounds.getMinY() * pixelRatio) - 1 - top),
              Math.min(visible.right(), (int) Math.ceil(bounds.getMaxX() * pixelRatio) + 1 - left),
              Math.min(visible.bottom(), (int) Math.ceil(bounds.getMaxY() * pixelRatio) + 1 - top));
      if (!box.isEmpty()) {
        covered.add(box);
      }
    }

    private static boolean drawsNothingItself(Parent parent) {
      if (parent.getEffect() != null || parent.getClip() != null) {
        return false;
      }
      return !(parent instanceof Region region)
          || (isEmpty(region.getBackground()) && isEmpty(region.getBorder()));
    }

    private static boolean isEmpty(@Nullable Background background) {
      return background == null || background.isEmpty();
    }

    private static boolean isEmpty(@Nullable Border border) {
      return border == null || border.isEmpty();
    }
  }
}
