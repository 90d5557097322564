package telltale.app.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import telltale.app.map.base.BaseMap;
import telltale.app.map.base.BaseMapRenderer;
import telltale.app.map.geometry.Viewport;
import telltale.app.map.look.Palette;

class BackdropTest {

  private final Queue<Runnable> jobs = new ArrayDeque<>();
  private final Backdrop backdrop =
      new Backdrop(new BaseMapRenderer(SampleWorld.SQUARES), jobs::add, Runnable::run, () -> {});

  @Test
  void rendersWhatIsOnTheScreenAndThenTheWholeWorldCoarsely() {
    want(0.5, 1000, false);
    assertThat(jobs).hasSize(1);

    jobs.remove().run();
    assertThat(backdrop.ground().detail()).isPresent();
    assertThat(backdrop.ground().overview()).isEmpty();

    jobs.remove().run();
    assertThat(backdrop.ground().overview()).isPresent();
    assertThat(backdrop.settled()).isTrue();
  }

  @Test
  void rendersNothingForASmallPan() {
    want(0.5, 1000, false);
    drain();

    want(0.51, 1000, false);
    assertThat(jobs).isEmpty();
  }

  @Test
  void rendersBeforeAPanReachesTheEdge() {
    want(0.5, 1000, false);
    drain();

    want(0.54, 1000, false);
    assertThat(jobs).hasSize(1);
  }

  @Test
  void rendersOnlyTheLastOfAllThatWasWantedMeanwhile() {
    want(0.5, 1000, false);
    drain();
    want(0.6, 1000, false);
    want(0.7, 1000, false);
    want(0.8, 1000, false);

    assertThat(drain()).isEqualTo(2);
    assertThat(backdrop.ground().detail().orElseThrow().wanted().viewport().centerX())
        .isEqualTo(0.8);
  }

  @Test
  void waitsForAZoomToComeNearItsEnd() {
    want(0.5, 2000, false);
    drain();

    want(0.5, 2200, true);
    assertThat(jobs).isEmpty();
    want(0.5, 3000, true);
    assertThat(jobs).hasSize(1);
    drain();
    want(0.5, 3100, false);
    assertThat(jobs).hasSize(1);
  }

  @Test
  void rendersBothAgainInOtherColours() {
    want(0.5, 1000, false);
    drain();

    backdrop.want(
        new BaseMap.Wanted(new Viewport(0.5, 0.5, 1000, 300, 200), Palette.LIGHT, 1), false);

    assertThat(drain()).isEqualTo(2);
  }

  @Test
  void keepsQuietWhenItsThreadIsTakenAway() {
    Executor closed =
        job -> {
          throw new RejectedExecutionException("closed");
        };
    Backdrop orphan =
        new Backdrop(new BaseMapRenderer(SampleWorld.SQUARES), closed, Runnable::run, () -> {});

    orphan.want(new BaseMap.Wanted(new Viewport(0.5, 0.5, 1000, 300, 200), Palette.DARK, 1), false);

    assertThat(orphan.ground().detail()).isEmpty();
    assertThat(orphan.settled()).isFalse();
  }

  private void want(double x, double worldSize, boolean zooming) {
    Viewport screen = new Viewport(x, 0.5, worldSize, 300, 200);
    backdrop.want(new BaseMap.Wanted(screen, Palette.DARK, 1), zooming);
  }

  private int drain() {
    int done = 0;
    while (!jobs.isEmpty()) {
      jobs.remove().run();
      done++;
    }
    return done;
  }
}
