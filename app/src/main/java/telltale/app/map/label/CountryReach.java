package telltale.app.map.label;

import java.util.HashMap;
import java.util.Map;
import telltale.geodata.World;

/// How far countries reach around their middle: the radius of a circle as large as their largest
/// piece. Immutable; any thread.
public final class CountryReach {

  /// Of what the outline does not know: a few hundred kilometres, in world units.
  private static final double UNKNOWN = 0.006;

  private final Map<String, Double> reaches = new HashMap<>();

  /// Measures every country.
  public CountryReach(World world) {
    Map<Integer, String> codes = CountryNames.table();
    for (World.Country country : world.countries()) {
      String code = codes.get(country.isoNumeric());
      if (code != null) {
        double largest = country.rings().stream().mapToDouble(CountryReach::area).max().orElse(0);
        reaches.put(code, Math.sqrt(largest / Math.PI));
      }
    }
  }

  /// In world units.
  ///
  /// @param alpha2 ISO 3166-1 alpha-2 code
  public double of(String alpha2) {
    return reaches.getOrDefault(alpha2, UNKNOWN);
  }

  /// Gauss's formula.
  private static double area(float[] ring) {
    double twice = 0;
    for (int i = 0; i + 1 < ring.length; i += 2) {
      int next = i + 3 < ring.length ? i + 2 : 0;
      twice += (double) ring[i] * ring[next + 1] - (double) ring[next] * ring[i + 1];
    }
    return Math.abs(twice) / 2;
  }
}
