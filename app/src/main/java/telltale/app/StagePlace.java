package telltale.app;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.geometry.Rectangle2D;
import javafx.stage.Stage;
import telltale.app.settings.WindowPlace;

/// Where the window stands: as it stood the last time, as far as the screens of today allow, and
/// told on whenever it changes. FX thread only.
final class StagePlace {

  /// As much of a title bar has to be on a screen for a hand to get hold of it.
  private static final double GRIP_WIDTH = 96;

  private static final double GRIP_HEIGHT = 24;

  private final Stage stage;
  private final Supplier<List<Rectangle2D>> screens;
  private Optional<Rectangle2D> upright = Optional.empty();
  private boolean looking;

  /// @param screens what windows may cover of each screen, the most important first
  StagePlace(Stage stage, Supplier<List<Rectangle2D>> screens) {
    this.stage = stage;
    this.screens = screens;
  }

  /// Puts a window there that is not shown yet. Where no screen is, the desktop finds a place.
  void restore(WindowPlace place) {
    Rectangle2D wanted = new Rectangle2D(place.x(), place.y(), place.width(), place.height());
    Optional<Rectangle2D> screen =
        screens.get().stream().filter(each -> holds(each, wanted)).findFirst();
    if (screen.isPresent()) {
      stage.setX(wanted.getMinX());
      stage.setY(wanted.getMinY());
    }
    Optional<Rectangle2D> room = screen.or(() -> screens.get().stream().findFirst());
    stage.setWidth(
        Math.min(wanted.getWidth(), room.map(Rectangle2D::getWidth).orElse(wanted.getWidth())));
    stage.setHeight(
        Math.min(wanted.getHeight(), room.map(Rectangle2D::getHeight).orElse(wanted.getHeight())));
    stage.setMaximized(place.maximised());
    upright = Optional.of(wanted);
  }

  private static boolean holds(Rectangle2D screen, Rectangle2D window) {
    double across =
        Math.min(screen.getMaxX(), window.getMaxX()) - Math.max(screen.getMinX(), window.getMinX());
    return across >= GRIP_WIDTH
        && window.getMinY() >= screen.getMinY() - GRIP_HEIGHT / 2
        && window.getMinY() <= screen.getMaxY() - GRIP_HEIGHT;
  }

  /// Tells of every place that the window comes to while it is shown.
  void onChange(Consumer<WindowPlace> listener) {
    InvalidationListener look =
        changed -> {
          if (!looking) {
            looking = true;
            // Width and height of one change come one after the other.
            Platform.runLater(
                () -> {
                  looking = false;
                  place().ifPresent(listener);
                });
          }
        };
    stage.xProperty().addListener(look);
    stage.yProperty().addListener(look);
    stage.widthProperty().addListener(look);
    stage.heightProperty().addListener(look);
    stage.maximizedProperty().addListener(look);
  }

  /// A maximised window has a place to return to, which is the one that it had before.
  private Optional<WindowPlace> place() {
    Rectangle2D bounds = bounds();
    boolean shown = stage.isShowing() && !stage.isIconified() && !stage.isFullScreen();
    if (!shown || bounds.getWidth() < 1 || bounds.getHeight() < 1) {
      return Optional.empty();
    }
    if (!stage.isMaximized() && !fillsAScreen(bounds)) {
      upright = Optional.of(bounds);
    }
    Rectangle2D kept = upright.orElse(bounds);
    return Optional.of(
        new WindowPlace(
            kept.getMinX(),
            kept.getMinY(),
            kept.getWidth(),
            kept.getHeight(),
            stage.isMaximized()));
  }

  private Rectangle2D bounds() {
    return new Rectangle2D(
        finite(stage.getX()),
        finite(stage.getY()),
        Math.max(0, finite(stage.getWidth())),
        Math.max(0, finite(stage.getHeight())));
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : 0;
  }

  /// On its way to being maximised or back, a window may have either size.
  private boolean fillsAScreen(Rectangle2D bounds) {
    return screens.get().stream()
        .anyMatch(
            screen ->
                bounds.getWidth() >= screen.getWidth() && bounds.getHeight() >= screen.getHeight());
  }
}
