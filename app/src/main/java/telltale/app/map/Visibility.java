package telltale.app.map;

import java.util.Objects;
import java.util.OptionalDouble;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Whether anybody can see a node: it is in a scene, and that scene's window, if it has one, is
/// showing and not minimised. A scene without a window counts as seen, for pictures of it.
final class Visibility {

  private final Node node;
  private final Runnable onChange;
  private final InvalidationListener windowListener = observable -> changed();
  private OptionalDouble fixedPixelRatio = OptionalDouble.empty();
  private @Nullable Window window;

  Visibility(Node node, Runnable onChange) {
    this.node = node;
    this.onChange = onChange;
    node.sceneProperty().addListener((scene, before, after) -> moved(before, after));
    node.visibleProperty().addListener(windowListener);
  }

  boolean seen() {
    Scene scene = node.getScene();
    if (scene == null || !node.isVisible()) {
      return false;
    }
    Window shown = scene.getWindow();
    if (shown == null) {
      return true;
    }
    return shown.isShowing() && !(shown instanceof Stage stage && stage.isIconified());
  }

  /// Device pixels per logical pixel, of its window unless that is fixed.
  double pixelRatio() {
    return fixedPixelRatio.orElseGet(() -> window == null ? 1 : window.getRenderScaleX());
  }

  /// Sets the ratio, for pictures; empty follows the window.
  void fixPixelRatio(OptionalDouble ratio) {
    fixedPixelRatio = ratio;
  }

  private void moved(@Nullable Scene before, @Nullable Scene after) {
    if (before != null) {
      before.windowProperty().removeListener(windowListener);
    }
    if (after != null) {
      after.windowProperty().addListener(windowListener);
    }
    changed();
  }

  private void changed() {
    Scene scene = node.getScene();
    Window now = scene == null ? null : scene.getWindow();
    if (!Objects.equals(now, window)) {
      if (window != null) {
        watched(window, false);
      }
      window = now;
      if (now != null) {
        watched(now, true);
      }
    }
    onChange.run();
  }

  private void watched(Window target, boolean on) {
    watch(target.showingProperty(), on);
    watch(target.renderScaleXProperty(), on);
    if (target instanceof Stage stage) {
      watch(stage.iconifiedProperty(), on);
    }
  }

  private void watch(ObservableValue<?> value, boolean on) {
    if (on) {
      value.addListener(windowListener);
    } else {
      value.removeListener(windowListener);
    }
  }
}
