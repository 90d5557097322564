package telltale.app.map;

import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import telltale.app.map.base.BaseMap;
import telltale.app.map.base.BaseMapRenderer;
import telltale.app.map.geometry.Viewport;

/// Keeps a picture of the ground that is a little larger than the screen, and has a new one
/// rendered in the background before the old one no longer suffices. Of all that is wanted
/// while one is being rendered, only the last is rendered next.
final class Backdrop {

  private static final double OVERSCAN = 0.16;

  private final BaseMapRenderer renderer;
  private final Executor background;
  private final Executor foreground;
  private final Runnable onReady;
  private Optional<BaseMap> current = Optional.empty();
  private BaseMap.@Nullable Wanted rendering;
  private BaseMap.@Nullable Wanted next;

  /// Everything but the rendering happens on the foreground executor's thread.
  Backdrop(BaseMapRenderer renderer, Executor background, Executor foreground, Runnable onReady) {
    this.renderer = renderer;
    this.background = background;
    this.foreground = foreground;
    this.onReady = onReady;
  }

  /// The newest picture, which may show another part of the world than the one wanted.
  Optional<BaseMap> current() {
    return current;
  }

  /// Whether the newest picture shows exactly what was wanted last.
  boolean settled() {
    return rendering == null;
  }

  /// Says what the screen shows now.
  void want(BaseMap.Wanted screen) {
    boolean suffices = current.filter(map -> suffices(map.wanted(), screen)).isPresent();
    if (suffices || (rendering != null && suffices(rendering, screen))) {
      next = null;
      return;
    }
    Viewport view = screen.viewport();
    int marginX = (int) Math.round(view.width() * OVERSCAN);
    int marginY = (int) Math.round(view.height() * OVERSCAN);
    BaseMap.Wanted grown =
        new BaseMap.Wanted(view.grown(marginX, marginY), screen.palette(), screen.pixelRatio());
    if (rendering == null) {
      render(grown);
    } else {
      next = grown;
    }
  }

  private void render(BaseMap.Wanted wanted) {
    rendering = wanted;
    background.execute(
        () -> {
          BaseMap map = renderer.render(wanted);
          foreground.execute(() -> ready(map));
        });
  }

  private void ready(BaseMap map) {
    current = Optional.of(map);
    rendering = null;
    BaseMap.Wanted following = next;
    next = null;
    if (following != null) {
      render(following);
    }
    onReady.run();
  }

  /// Whether a picture shows the screen with enough to spare that a pan will not reach its edge
  /// before the next one is ready.
  private static boolean suffices(BaseMap.Wanted map, BaseMap.Wanted screen) {
    Viewport a = map.viewport();
    Viewport b = screen.viewport();
    double dx = b.centerX() - a.centerX();
    double offX = Math.abs(dx - Math.rint(dx)) * b.worldSize();
    double offY = Math.abs(b.centerY() - a.centerY()) * b.worldSize();
    double spareX = (a.width() - b.width()) * 0.5;
    double spareY = (a.height() - b.height()) * 0.5;
    return map.palette().equals(screen.palette())
        && map.pixelRatio() == screen.pixelRatio()
        && Math.abs(a.worldSize() / b.worldSize() - 1) < 1e-9
        && offX <= spareX * 0.6
        && offY <= spareY * 0.6;
  }
}
