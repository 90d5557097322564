package telltale.app.map.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ViewportTest {

  private static final Viewport VIEW = new Viewport(0.5, 0.4, 2000, 1280, 800);

  @Test
  void holdsThePointUnderThePointerWhileZooming() {
    Viewport closer = VIEW.scaledAround(5000, 100, 650);

    assertThat(closer.worldX(100)).isCloseTo(VIEW.worldX(100), within(1e-12));
    assertThat(closer.worldY(650)).isCloseTo(VIEW.worldY(650), within(1e-12));
  }

  @Test
  void followsADrag() {
    double x = VIEW.worldX(300);

    assertThat(VIEW.dragged(50, 0).screenX(x)).isCloseTo(350, within(1e-9));
  }

  @Test
  void neverShowsBeyondThePoles() {
    Viewport north = new Viewport(0.5, -3, 2000, 1280, 800).held();
    Viewport south = new Viewport(0.5, 3, 2000, 1280, 800).held();

    assertThat(north.worldY(0)).isCloseTo(0, within(1e-12));
    assertThat(south.worldY(800)).isCloseTo(1, within(1e-12));
  }

  @Test
  void wrapsSidewaysWithoutEnd() {
    assertThat(new Viewport(7.25, 0.5, 2000, 1280, 800).held().centerX()).isEqualTo(0.25);
    assertThat(new Viewport(-0.25, 0.5, 2000, 1280, 800).held().centerX()).isEqualTo(0.75);
  }

  @Test
  void limitsTheScale() {
    assertThat(new Viewport(0.5, 0.5, 1, 1280, 800).held().worldSize()).isEqualTo(1280);
    assertThat(new Viewport(0.5, 0.5, 1e9, 1280, 800).held().worldSize()).isEqualTo(131072);
  }
}
