package telltale.app.map;

import java.lang.ref.SoftReference;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import telltale.app.map.arc.ArcScene;
import telltale.app.map.base.BaseMap;
import telltale.app.map.base.BaseMapRenderer;
import telltale.app.map.geometry.Viewport;
import telltale.app.map.look.Palette;
import telltale.app.map.raster.Surface;

/// Keeps a picture of the ground that is a little larger than the screen, and has a new one
/// rendered in the background before the old one no longer suffices. Of all that is wanted
/// while one is being rendered, only the last is rendered next. A coarse picture of the whole
/// world stands in wherever a fast move or zoom outruns that.
final class Backdrop {

  /// How far a picture goes on beyond each edge of the screen, of the screen's size.
  static final double OVERSCAN = 0.16;

  private static final int OVERVIEW = 1024;

  /// While the scale still changes, a picture may be shown up to this much too large or too
  /// small.
  private static final double TOLERANCE = 1.35;

  private final BaseMapRenderer renderer;
  private final Executor background;
  private final Executor foreground;
  private final Runnable onReady;
  private Optional<BaseMap> overview = Optional.empty();
  private Optional<BaseMap> current = Optional.empty();
  // What the picture before the current one was painted on: moving the map would otherwise leave
  // some megabytes behind with every picture. It may go when memory is needed elsewhere.
  private SoftReference<Surface> spare = new SoftReference<>(null);
  private BaseMap.@Nullable Wanted rendering;
  private BaseMap.@Nullable Wanted next;

  /// Everything but the rendering happens on the foreground executor's thread.
  Backdrop(BaseMapRenderer renderer, Executor background, Executor foreground, Runnable onReady) {
    this.renderer = renderer;
    this.background = background;
    this.foreground = foreground;
    this.onReady = onReady;
  }

  /// Takes a coarse picture of the whole world over.
  void standIn(BaseMap coarse) {
    overview = Optional.of(coarse);
  }

  /// What there is to show now.
  ScenePainter.Ground ground() {
    return new ScenePainter.Ground(overview, current);
  }

  /// Whether the newest picture shows exactly what was wanted last.
  boolean settled() {
    return rendering == null && current.isPresent();
  }

  /// Says how the map is looked at now.
  ///
  /// @param zooming whether its scale is about to change again
  void want(ArcScene scene, boolean zooming) {
    want(new BaseMap.Wanted(scene.viewport(), scene.palette(), scene.pixelRatio()), zooming);
  }

  /// Says what the screen shows now.
  ///
  /// @param zooming whether its scale is about to change again
  void want(BaseMap.Wanted screen, boolean zooming) {
    overview = overview.filter(map -> map.wanted().palette().equals(screen.palette()));
    double tolerance = zooming ? TOLERANCE : 1 + 1e-9;
    boolean suffices = current.filter(map -> suffices(map.wanted(), screen, tolerance)).isPresent();
    if (suffices || (rendering != null && suffices(rendering, screen, tolerance))) {
      next = null;
      renderOverview(screen.palette());
      return;
    }
    Viewport view = screen.viewport();
    int marginX = (int) Math.round(view.width() * OVERSCAN);
    int marginY = (int) Math.round(view.height() * OVERSCAN);
    BaseMap.Wanted grown =
        new BaseMap.Wanted(view.grown(marginX, marginY), screen.palette(), screen.pixelRatio());
    want(grown);
  }

  /// After what is on the screen, for which somebody waits.
  private void renderOverview(Palette palette) {
    if (rendering == null && overview.isEmpty()) {
      render(coarse(palette));
    }
  }

  private void want(BaseMap.Wanted picture) {
    if (rendering == null) {
      render(picture);
    } else {
      next = picture;
    }
  }

  /// The whole world and a pixel more on either side, so that its copies join without a seam.
  static BaseMap.Wanted coarse(Palette palette) {
    Viewport world = new Viewport(0.5, 0.5, OVERVIEW, OVERVIEW + 4, OVERVIEW);
    return new BaseMap.Wanted(world, palette, 1);
  }

  private void render(BaseMap.Wanted wanted) {
    rendering = wanted;
    Optional<Surface> unused = unused(wanted.viewport());
    try {
      background.execute(
          () -> {
            BaseMap map =
                unused
                    .map(surface -> renderer.render(wanted, surface))
                    .orElseGet(() -> renderer.render(wanted));
            foreground.execute(() -> ready(map));
          });
    } catch (RejectedExecutionException closing) {
      // Whoever lent the thread takes it back before the last picture arrives: nobody will look.
      rendering = null;
    }
  }

  private Optional<Surface> unused(Viewport view) {
    Optional<Surface> unused = Optional.ofNullable(spare.get());
    spare.clear();
    return unused.filter(
        surface -> surface.width() == view.width() && surface.height() == view.height());
  }

  private void ready(BaseMap map) {
    if (map.wanted().equals(coarse(map.wanted().palette()))) {
      overview = Optional.of(map);
    } else {
      current.ifPresent(before -> spare = new SoftReference<>(before.surface()));
      current = Optional.of(map);
    }
    rendering = null;
    BaseMap.Wanted following = next;
    next = null;
    if (following != null) {
      render(following);
    } else {
      renderOverview(map.wanted().palette());
    }
    onReady.run();
  }

  /// Whether a picture shows the screen with enough to spare that a pan will not reach its edge
  /// before the next one is ready.
  private static boolean suffices(BaseMap.Wanted map, BaseMap.Wanted screen, double tolerance) {
    Viewport a = map.viewport();
    Viewport b = screen.viewport();
    double scale = a.worldSize() / b.worldSize();
    double dx = b.centerX() - a.centerX();
    double offX = Math.abs(dx - Math.rint(dx)) * a.worldSize();
    double offY = Math.abs(b.centerY() - a.centerY()) * a.worldSize();
    double spareX = (a.width() - b.width() * scale) * 0.5;
    double spareY = (a.height() - b.height() * scale) * 0.5;
    boolean zooming = tolerance > 1.01;
    // While zooming, the overview may show at the edges for a moment.
    double reach = zooming ? 1 : 0.6;
    double slack = zooming ? b.width() * 0.1 : 0;
    return map.palette().equals(screen.palette())
        && map.pixelRatio() == screen.pixelRatio()
        && Math.abs(Math.log(scale)) < Math.log(tolerance)
        && offX <= spareX * reach + slack
        && offY <= spareY * reach + slack;
  }
}
