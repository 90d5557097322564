package telltale.app.map.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ArcPathTest {

  private static final double[][] PLACES = {
    {52.5, 13.4}, {40.7, -74}, {-33.9, 151.2}, {35.7, 139.7}, {64.1, -21.9}, {61.2, -149.9},
    {-54.8, -68.3}, {1.35, 103.8}, {-36.8, 174.8}, {21.3, -157.9}, {78.2, 15.6}, {-77.8, 166.7}
  };

  @Test
  void beginsAndEndsAtItsPlaces() {
    ArcPath path = ArcPath.between(52.5, 13.4, 40.7, -74);

    assertEnd(path, 0, 52.5, 13.4);
    assertEnd(path, path.size() - 1, 40.7, -74);
  }

  @Test
  void bowsTowardsThePole() {
    ArcPath path = ArcPath.between(52.5, 13.4, 40.7, -74);

    double top = 1;
    for (int i = 0; i < path.size(); i++) {
      top = Math.min(top, path.y(i));
    }
    assertThat(top).isLessThan(Mercator.y(54));
  }

  @Test
  void crossesTheDateLineTheShortWay() {
    ArcPath path = ArcPath.between(35.7, 139.7, 21.3, -157.9);

    assertThat(path.x(path.size() - 1)).isGreaterThan(1);
    assertThat(path.length()).isLessThan(0.3);
  }

  @Test
  void staysOnTheMapAndHangsTogether() {
    for (double[] from : PLACES) {
      for (double[] to : PLACES) {
        ArcPath path = ArcPath.between(from[0], from[1], to[0], to[1]);
        assertThat(path.size()).isBetween(12, 64);
        double step = path.length() / (path.size() - 1);
        for (int i = 1; i < path.size(); i++) {
          double length = Math.hypot(path.x(i) - path.x(i - 1), path.y(i) - path.y(i - 1));
          assertThat(length).isLessThanOrEqualTo(step * 1.001 + 1e-6);
          assertThat(path.y(i)).isBetween(0f, 1f);
        }
      }
    }
  }

  @Test
  void isAPointBetweenEqualPlaces() {
    ArcPath path = ArcPath.between(10, 20, 10, 20);

    assertThat(path.length()).isCloseTo(0, within(1e-9));
    assertEnd(path, path.size() - 1, 10, 20);
  }

  @Test
  void survivesOppositePlaces() {
    ArcPath path = ArcPath.between(10, 20, -10, -160);

    for (int i = 0; i < path.size(); i++) {
      assertThat(path.x(i)).isFinite();
      assertThat(path.y(i)).isFinite();
    }
  }

  private static void assertEnd(ArcPath path, int index, double latitude, double longitude) {
    assertThat(Mercator.longitude(path.x(index))).isCloseTo(longitude, within(1e-3));
    assertThat(Mercator.latitude(path.y(index))).isCloseTo(latitude, within(1e-3));
  }
}
