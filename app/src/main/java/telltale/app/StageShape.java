package telltale.app;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import telltale.app.settings.View;
import telltale.app.settings.WindowPlace;
import telltale.app.window.LiveSettings;

/// Gives the stage the shape of what it shows: a window where it was left, a small one above all
/// others in a corner, or the whole screen. FX thread only.
final class StageShape {

  static final double MINI_WIDTH = 400;
  static final double MINI_HEIGHT = 300;
  private static final double SMALLEST_WIDTH = 960;
  private static final double SMALLEST_HEIGHT = 560;
  private static final double SMALLEST_MINI = 240;
  private static final double MARGIN = 24;

  private final Stage stage;
  private final StagePlace place;
  private final LiveSettings settings;
  private final Supplier<List<Rectangle2D>> screens;
  private View worn = View.WINDOW;

  StageShape(
      Stage stage, StagePlace place, LiveSettings settings, Supplier<List<Rectangle2D>> screens) {
    this.stage = stage;
    this.place = place;
    this.settings = settings;
    this.screens = screens;
    // Esc takes back one thing at a time; the window decides what.
    stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
    stage.setFullScreenExitHint("");
  }

  /// Wears what the settings say from here on; the desktop may end a full screen, too.
  ///
  /// @param width of a window that was never placed
  /// @param height of a window that was never placed
  void begin(double width, double height) {
    stage.setMinWidth(SMALLEST_WIDTH);
    stage.setMinHeight(SMALLEST_HEIGHT);
    place.onChange(
        changed -> {
          // The other shapes are no place to come back to.
          if (worn == View.WINDOW) {
            settings.change(now -> now.withWindow(changed));
          }
        });
    settings.onView(view -> wear(view, new WindowPlace(0, 0, width, height, false)));
    stage
        .fullScreenProperty()
        .addListener(
            (o, was, full) -> {
              if (!full && worn == View.WALL) {
                settings.change(now -> now.withView(View.WINDOW));
              }
            });
  }

  private void wear(View view, WindowPlace otherwise) {
    if (view == worn) {
      return;
    }
    Optional<WindowPlace> upright = settings.now().window();
    View before = worn;
    worn = view;
    stage.setAlwaysOnTop(view == View.MINI);
    stage.setFullScreen(view == View.WALL);
    boolean mini = view == View.MINI;
    stage.setMinWidth(mini ? SMALLEST_MINI : SMALLEST_WIDTH);
    stage.setMinHeight(mini ? SMALLEST_MINI : SMALLEST_HEIGHT);
    if (mini) {
      shrink();
    } else if (before == View.MINI) {
      place.restore(upright.orElse(otherwise));
    }
  }

  private void shrink() {
    stage.setMaximized(false);
    stage.setWidth(MINI_WIDTH);
    stage.setHeight(MINI_HEIGHT);
    screens.get().stream()
        .filter(screen -> screen.contains(stage.getX() + 1, stage.getY() + 1))
        .findFirst()
        .or(() -> screens.get().stream().findFirst())
        .ifPresent(
            screen -> {
              stage.setX(screen.getMaxX() - MINI_WIDTH - MARGIN);
              stage.setY(screen.getMaxY() - MINI_HEIGHT - MARGIN);
            });
  }
}
