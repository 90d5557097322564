package telltale.app.map.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MercatorTest {

  @Test
  void putsTheOriginInTheMiddle() {
    assertThat(Mercator.x(0)).isEqualTo(0.5);
    assertThat(Mercator.y(0)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void holdsThePolesAtTheEdge() {
    assertThat(Mercator.y(90)).isCloseTo(0, within(1e-9));
    assertThat(Mercator.y(-90)).isCloseTo(1, within(1e-9));
  }

  @Test
  void leadsBackToWhereItCameFrom() {
    for (double degrees = -80; degrees <= 80; degrees += 7.3) {
      assertThat(Mercator.latitude(Mercator.y(degrees))).isCloseTo(degrees, within(1e-9));
      assertThat(Mercator.longitude(Mercator.x(degrees * 2))).isCloseTo(degrees * 2, within(1e-9));
    }
  }

  @Test
  void findsTheLongitudeOnEveryCopyOfTheWorld() {
    assertThat(Mercator.longitude(Mercator.x(13.4) + 2)).isCloseTo(13.4, within(1e-9));
    assertThat(Mercator.longitude(Mercator.x(13.4) - 3)).isCloseTo(13.4, within(1e-9));
  }
}
