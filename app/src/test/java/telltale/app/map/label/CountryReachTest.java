package telltale.app.map.label;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import telltale.geodata.WorldReader;

class CountryReachTest {

  private final CountryReach reach = new CountryReach(WorldReader.read());

  @Test
  void largeCountriesReachFarther() {
    assertThat(reach.of("RU")).isGreaterThan(reach.of("FR")).isGreaterThan(5 * reach.of("CH"));
    assertThat(reach.of("LU")).isPositive().isLessThan(reach.of("CH"));
    assertThat(reach.of("??")).as("what no outline has").isPositive();
  }

  @Test
  void franceReachesSomeHundredKilometres() {
    // A world unit is 40,075 km times the cosine of the latitude.
    double kilometres = reach.of("FR") * 40_075 * Math.cos(Math.toRadians(46.5));

    assertThat(kilometres).isBetween(350.0, 480.0);
  }
}
