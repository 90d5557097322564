package telltale.geodata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import telltale.geodata.World.Country;
import telltale.geodata.World.Line;

class WorldReaderTest {

  private static final World WORLD = WorldReader.read();

  @Test
  void knowsTheCountriesOfTheWorld() {
    assertThat(WORLD.countries()).hasSizeGreaterThan(230);
    assertThat(WORLD.countries())
        .extracting(Country::name)
        .contains("France", "Fiji", "Kiribati", "Antarctica", "Kosovo");
    assertThat(WORLD.countries()).allSatisfy(c -> assertThat(c.rings()).isNotEmpty());
    assertThat(country(250).name()).isEqualTo("France");
  }

  @Test
  void drawsCitiesInsideTheirCountries() {
    assertThat(countryAt(48.85, 2.35)).isEqualTo("France");
    assertThat(countryAt(55.75, 37.62)).isEqualTo("Russia");
    assertThat(countryAt(66.0, -173.0)).as("Chukotka, across the date line").isEqualTo("Russia");
    assertThat(countryAt(-23.55, -46.63)).isEqualTo("Brazil");
    assertThat(countryAt(-33.87, 151.0)).isEqualTo("Australia");
    assertThat(countryAt(39.9, 116.4)).isEqualTo("China");
    assertThat(countryAt(-17.8, 178.0)).isEqualTo("Fiji");
    assertThat(countryAt(-80.0, 0.0)).isEqualTo("Antarctica");
    assertThat(countryAt(-29.5, 28.3)).as("a hole in South Africa").isEqualTo("Lesotho");
    assertThat(countryAt(30.0, -40.0)).as("the Atlantic").isEqualTo("");
  }

  @Test
  void drawsNoBarAcrossTheWorld() {
    assertThat(polylines())
        .allSatisfy(
            points -> {
              for (int i = 2; i < points.length; i += 2) {
                // Only Antarctica's closing line along the bottom is that long.
                boolean bottom = points[i + 1] == 1 && points[i - 1] == 1;
                assertThat(bottom || Math.abs(points[i] - points[i - 2]) < 0.1f).isTrue();
              }
            });
    assertThat(rings(country(643))).allSatisfy(ring -> assertThat(width(ring)).isLessThan(0.5f));
    assertThat(rings(country(242))).allSatisfy(ring -> assertThat(width(ring)).isLessThan(0.1f));
  }

  @Test
  void closesAntarcticaAlongTheBottomOfTheMap() {
    float[] mainland =
        rings(country(10)).stream().filter(ring -> width(ring) > 0.9f).findFirst().orElseThrow();

    int n = mainland.length;
    assertThat(mainland[n - 1]).isEqualTo(1);
    assertThat(mainland[n - 3]).isEqualTo(1);
    assertThat(Math.abs(mainland[n - 2] - mainland[n - 4])).isEqualTo(1);
  }

  @Test
  void keepsEveryPointOnTheMapOrNextToIt() {
    assertThat(polylines())
        .allSatisfy(
            points -> {
              for (int i = 0; i < points.length; i += 2) {
                assertThat(points[i]).isBetween(-0.5f, 1.5f);
                assertThat(points[i + 1]).isBetween(0f, 1f);
              }
            });
  }

  @Test
  void drawsEachCoastAndBorderOnce() {
    List<Line> coasts = WORLD.lines().stream().filter(Line::coast).toList();
    List<Line> borders = WORLD.lines().stream().filter(line -> !line.coast()).toList();

    assertThat(coasts).hasSizeGreaterThan(1500);
    assertThat(borders).hasSizeGreaterThan(300);
    assertThat(WORLD.lines()).allSatisfy(line -> assertThat(line.points()).hasSizeGreaterThan(3));
    assertThat(WORLD.lines().stream().map(line -> Arrays.hashCode(line.points())).distinct())
        .hasSize(WORLD.lines().size());
    // The border of the United States with Canada is a border and no coast.
    assertThat(nearest(borders, 49, -100)).isLessThan(0.001);
    assertThat(nearest(coasts, 49, -100)).isGreaterThan(0.01);
  }

  @Test
  void drawsNoCoastWhereTheDateLineCutsAnIsland() {
    for (Line line : WORLD.lines()) {
      float[] points = line.points();
      for (int i = 2; i < points.length; i += 2) {
        boolean onDateLine = points[i] % 1 == 0 && points[i - 2] % 1 == 0;
        assertThat(onDateLine && points[i + 1] != points[i - 1]).isFalse();
      }
    }
  }

  @Test
  void putsLabelsInsideTheirCountries() {
    assertThat(WORLD.countries())
        .filteredOn(c -> c.rings().stream().anyMatch(ring -> width(ring) > 0.005f))
        .allSatisfy(c -> assertThat(contains(c, c.labelX(), c.labelY())).as(c.name()).isTrue());
    Country unitedStates = country(840);
    assertThat(unitedStates.labelX()).as("not in Alaska").isBetween(0.2f, 0.3f);
  }

  @Test
  void refusesATruncatedFile() throws IOException {
    byte[] file = resource();

    for (int length : new int[] {0, 4, 9, 100, file.length / 2, file.length - 1}) {
      assertThatThrownBy(() -> WorldReader.decode(Arrays.copyOf(file, length)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("outline of the world is damaged")
          .hasMessageContaining("Build again");
    }
  }

  @Test
  void refusesAFileWithOneWrongByte() throws IOException {
    byte[] file = resource();
    long seed = 20260605;
    Random random = new Random(seed);

    for (int i = 0; i < 100; i++) {
      byte[] wrong = file.clone();
      wrong[random.nextInt(wrong.length)] ^= (byte) (1 + random.nextInt(255));
      assertThatThrownBy(() -> WorldReader.decode(wrong))
          .as("seed %d, round %d", seed, i)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Build again");
    }
  }

  private static byte[] resource() throws IOException {
    try (InputStream in = WorldReader.class.getResourceAsStream("world.bin")) {
      return in.readAllBytes();
    }
  }

  private static Stream<float[]> polylines() {
    return Stream.concat(
        WORLD.countries().stream().flatMap(c -> c.rings().stream()),
        WORLD.lines().stream().map(Line::points));
  }

  private static Country country(int isoNumeric) {
    return WORLD.countries().stream()
        .filter(c -> c.isoNumeric() == isoNumeric)
        .findFirst()
        .orElseThrow();
  }

  private static List<float[]> rings(Country country) {
    return country.rings();
  }

  private static float width(float[] ring) {
    float min = Float.MAX_VALUE;
    float max = -Float.MAX_VALUE;
    for (int i = 0; i < ring.length; i += 2) {
      min = Math.min(min, ring[i]);
      max = Math.max(max, ring[i]);
    }
    return max - min;
  }

  private static String countryAt(double latitude, double longitude) {
    double x = x(longitude);
    double y = y(latitude);
    return WORLD.countries().stream()
        .filter(c -> contains(c, x, y) || contains(c, x + 1, y) || contains(c, x - 1, y))
        .map(Country::name)
        .findFirst()
        .orElse("");
  }

  private static double x(double longitude) {
    return longitude / 360 + 0.5;
  }

  private static double y(double latitude) {
    double radians = Math.toRadians(latitude);
    return 0.5 - Math.log(Math.tan(Math.PI / 4 + radians / 2)) / (2 * Math.PI);
  }

  private static boolean contains(Country country, double x, double y) {
    boolean inside = false;
    for (float[] ring : country.rings()) {
      for (int i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
        boolean crosses = ring[i + 1] > y != ring[j + 1] > y;
        double at =
            (ring[j] - ring[i]) * (y - ring[i + 1]) / ((double) ring[j + 1] - ring[i + 1])
                + ring[i];
        inside ^= crosses && x < at;
      }
    }
    return inside;
  }

  private static double nearest(List<Line> lines, double latitude, double longitude) {
    double best = Double.MAX_VALUE;
    for (Line line : lines) {
      float[] p = line.points();
      for (int i = 2; i < p.length; i += 2) {
        best = Math.min(best, distance(p, i, x(longitude), y(latitude)));
      }
    }
    return best;
  }

  private static double distance(float[] p, int i, double x, double y) {
    double dx = p[i] - p[i - 2];
    double dy = p[i + 1] - p[i - 1];
    double along = ((x - p[i - 2]) * dx + (y - p[i - 1]) * dy) / (dx * dx + dy * dy);
    double t = Math.clamp(along, 0, 1);
    return Math.hypot(p[i - 2] + t * dx - x, p[i - 1] + t * dy - y);
  }
}
