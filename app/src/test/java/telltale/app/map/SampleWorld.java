package telltale.app.map;

import java.util.List;
import telltale.app.map.geometry.Mercator;
import telltale.geodata.World;

/// A world small enough to reason about: one square country around 50° north, 10° east, with its
/// coast, and a second one that crosses the date line.
public final class SampleWorld {

  /// The world.
  public static final World SQUARES =
      new World(
          List.of(
              country(276, "Square", ring(0, 20, 40, 60)),
              country(554, "Line", ring(170, 190, -45, -35))),
          List.of(new World.Line(true, ring(0, 20, 40, 60))));

  private SampleWorld() {}

  private static World.Country country(int code, String name, float[] ring) {
    float x = (ring[0] + ring[2]) / 2;
    float y = (ring[1] + ring[5]) / 2;
    return new World.Country(code, name, x, y, List.of(ring));
  }

  private static float[] ring(double west, double east, double south, double north) {
    float left = (float) Mercator.x(west);
    float right = (float) Mercator.x(east);
    float top = (float) Mercator.y(north);
    float bottom = (float) Mercator.y(south);
    return new float[] {left, top, right, top, right, bottom, left, bottom, left, top};
  }
}
