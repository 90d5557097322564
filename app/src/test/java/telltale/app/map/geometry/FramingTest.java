package telltale.app.map.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FramingTest {

  private static final double BERLIN = Mercator.x(13.4);

  @Test
  void showsTheWholeWidthOfTheWorldOnAnOrdinaryPane() {
    Viewport view = new Framing(1280, 800, 0, 0).whole(BERLIN);

    assertThat(view.worldSize()).isEqualTo(1280);
    assertThat(view.screenX(BERLIN)).isCloseTo(640, within(1e-6));
  }

  @Test
  void showsAllInhabitedLandFromThePoleToCapeHorn() {
    Viewport view = new Framing(1280, 800, 0, 0).whole(BERLIN);

    assertThat(view.screenY(Mercator.y(78))).isPositive();
    assertThat(view.screenY(Mercator.y(-55))).isLessThan(800);
  }

  @Test
  void givesUpOceanRatherThanShowAntarcticaOnANarrowPane() {
    Viewport view = new Framing(800, 800, 0, 0).whole(BERLIN).held();

    assertThat(view.worldSize()).isGreaterThan(1000);
    assertThat(view.worldY(800)).isLessThan(0.81);
  }

  @Test
  void leavesNoMoreThanACoastOfAntarcticaInTheWindowBesideTheList() {
    Viewport view = new Framing(952, 770, 0, 0).whole(BERLIN).held();

    assertThat(view.screenY(Mercator.y(-66))).isGreaterThan(770);
    assertThat(view.screenY(Mercator.y(-55))).isLessThan(770);
    assertThat(view.worldY(0)).isGreaterThanOrEqualTo(0);
  }

  @Test
  void showsEverythingInABox() {
    Viewport view = new Framing(1280, 800, 0, 0).around(0.4, 0.3, 0.6, 0.4);

    assertThat(view.screenX(0.4)).isPositive();
    assertThat(view.screenX(0.6)).isLessThan(1280);
    assertThat(view.screenY(0.3)).isPositive();
    assertThat(view.screenY(0.4)).isLessThan(800);
    assertThat(view.worldSize()).isGreaterThan(4000);
  }

  @Test
  void keepsClearOfWhatIsCovered() {
    Viewport whole = new Framing(1280, 800, 0, 340).whole(BERLIN);
    Viewport box = new Framing(1280, 800, 0, 340).around(0.4, 0.3, 0.6, 0.4);

    assertThat(whole.screenX(BERLIN)).isCloseTo(470, within(1e-6));
    assertThat(box.screenX(0.6)).isLessThan(940);
  }
}
