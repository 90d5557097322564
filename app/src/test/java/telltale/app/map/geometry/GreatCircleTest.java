package telltale.app.map.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GreatCircleTest {

  @Test
  void knowsHowFarCitiesAreApart() {
    // Paris to New York; the geodesic on the ellipsoid is 5,837 km long.
    double paris = GreatCircle.kilometres(48.8566, 2.3522, 40.7128, -74.006);

    assertThat(paris).isCloseTo(5837, within(30.0));
    assertThat(GreatCircle.kilometres(10, 179, 10, -179)).as("over the date line").isLessThan(225);
    assertThat(GreatCircle.kilometres(0, 0, 0, 180)).isCloseTo(20_015, within(1.0));
    assertThat(GreatCircle.kilometres(7, 7, 7, 7)).isZero();
  }
}
