package telltale.app.map.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CameraMotionTest {

  private static final Viewport START = new Viewport(0.5, 0.5, 2000, 1000, 600);

  private final CameraMotion camera = new CameraMotion(START);

  @Test
  void restsUntilItIsMoved() {
    assertThat(camera.moving()).isFalse();
  }

  @Test
  void glidesOnAfterAThrowAndComesToRest() {
    camera.grab();
    for (int i = 0; i < 6; i++) {
      camera.drag(20, 0, 0.016);
    }
    double released = camera.view().centerX();
    camera.release(0.01);

    assertThat(camera.moving()).isTrue();
    run();
    assertThat(camera.view().centerX()).isLessThan(released - 0.02);
  }

  @Test
  void staysWhenThePointerRestedBeforeItLetGo() {
    camera.grab();
    camera.drag(40, 0, 0.016);
    camera.release(0.5);

    assertThat(camera.moving()).isFalse();
  }

  @Test
  void zoomsToItsGoalAroundThePointer() {
    double x = camera.view().worldX(200);
    camera.zoom(2, 200, 100);

    run();
    assertThat(camera.view().worldSize()).isCloseTo(4000, within(1e-6));
    assertThat(camera.view().worldX(200)).isCloseTo(x, within(1e-9));
  }

  @Test
  void fliesTheShortWayRoundTheWorld() {
    camera.jump(new Viewport(0.95, 0.5, 4000, 1000, 600));
    camera.fly(new Viewport(0.05, 0.5, 4000, 1000, 600), 1);

    camera.step(0.5);
    double half = camera.view().centerX();
    assertThat(Math.min(half, 1 - half)).isLessThan(0.06);
    run();
    assertThat(camera.view().centerX()).isCloseTo(0.05, within(1e-9));
  }

  @Test
  void stopsWhenItIsGrabbed() {
    camera.push(300, 0);
    camera.grab();

    assertThat(camera.moving()).isFalse();
  }

  private void run() {
    for (int i = 0; i < 1000 && camera.moving(); i++) {
      camera.step(0.016);
    }
    assertThat(camera.moving()).isFalse();
  }
}
