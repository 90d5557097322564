package telltale.geodata;

import java.util.List;

/// The outline of the world, in Web Mercator.
///
/// Coordinates are in units of the world's width: x runs from 0 (180° west) to 1 (180° east) and
/// beyond where a shape crosses the date line, y from 0 (85.05° north) to 1 (85.05° south). Every
/// line is unwrapped: neighbouring points are never more than half a world apart.
///
/// @param countries filled shapes
/// @param lines coasts and borders, each drawn once
public record World(List<Country> countries, List<Line> lines) {

  /// Copies the lists.
  public World {
    countries = List.copyOf(countries);
    lines = List.copyOf(lines);
  }

  /// One country.
  ///
  /// @param isoNumeric ISO 3166-1 numeric code, 0 where there is none
  /// @param name English short name
  /// @param labelX where a label belongs
  /// @param labelY where a label belongs
  /// @param rings closed rings, even-odd filled; each is x0, y0, x1, y1, ... and is never changed
  public record Country(
      int isoNumeric, String name, float labelX, float labelY, List<float[]> rings) {

    /// Copies the list.
    public Country {
      rings = List.copyOf(rings);
    }
  }

  /// One line.
  ///
  /// @param coast whether it is a coast; otherwise a border between countries
  /// @param points x0, y0, x1, y1, ...; never changed
  @SuppressWarnings(
      "ArrayRecordComponent") // eighty thousand points: a list would cost ten times as much
  public record Line(boolean coast, float[] points) {}
}
