package telltale.geodata.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A TopoJSON file, decoded: lines that shapes share, and the shapes that refer to them.
///
/// @param arcs each arc's points as longitude, latitude, longitude, ... in degrees
/// @param shapes the countries
record Topology(List<double[]> arcs, List<Shape> shapes) {

  /// One country.
  ///
  /// @param isoNumeric ISO 3166-1 numeric code, 0 where the file has none
  /// @param name English short name
  /// @param rings each ring as references to arcs; `~i` is arc i backwards
  record Shape(int isoNumeric, String name, List<int[]> rings) {}

  static Topology read(Path file) throws IOException {
    JsonNode root = new ObjectMapper().readTree(file.toFile());
    List<double[]> arcs = new ArrayList<>();
    for (JsonNode arc : root.path("arcs")) {
      arcs.add(points(arc, root.path("transform")));
    }
    List<Shape> shapes = new ArrayList<>();
    for (JsonNode shape : root.path("objects").path("countries").path("geometries")) {
      int isoNumeric = Integer.parseInt(shape.path("id").asText("0"));
      shapes.add(
          new Shape(isoNumeric, shape.path("properties").path("name").asText(), rings(shape)));
    }
    return new Topology(arcs, shapes);
  }

  private static double[] points(JsonNode arc, JsonNode transform) {
    JsonNode scale = transform.path("scale");
    JsonNode translate = transform.path("translate");
    double[] points = new double[2 * arc.size()];
    long x = 0;
    long y = 0;
    for (int i = 0; i < arc.size(); i++) {
      x += arc.path(i).path(0).asLong();
      y += arc.path(i).path(1).asLong();
      points[2 * i] = x * scale.path(0).asDouble() + translate.path(0).asDouble();
      points[2 * i + 1] = y * scale.path(1).asDouble() + translate.path(1).asDouble();
    }
    return points;
  }

  private static List<int[]> rings(JsonNode shape) {
    List<int[]> rings = new ArrayList<>();
    JsonNode arcs = shape.path("arcs");
    if ("Polygon".equals(shape.path("type").asText())) {
      arcs.forEach(ring -> rings.add(references(ring)));
    } else {
      arcs.forEach(polygon -> polygon.forEach(ring -> rings.add(references(ring))));
    }
    return rings;
  }

  private static int[] references(JsonNode ring) {
    int[] references = new int[ring.size()];
    for (int i = 0; i < references.length; i++) {
      references[i] = ring.path(i).asInt();
    }
    return references;
  }

  /// How many rings each arc belongs to: 1 on a coast, 2 on a border.
  int[] arcUses() {
    int[] uses = new int[arcs.size()];
    for (Shape shape : shapes) {
      for (int[] ring : shape.rings()) {
        for (int reference : ring) {
          uses[reference < 0 ? ~reference : reference]++;
        }
      }
    }
    return uses;
  }

  /// The points of a ring, its last point equal to its first.
  double[] ring(int[] references) {
    int length = 2;
    for (int reference : references) {
      length += arcs.get(reference < 0 ? ~reference : reference).length - 2;
    }
    double[] ring = new double[length];
    int at = 0;
    for (int reference : references) {
      double[] arc = arcs.get(reference < 0 ? ~reference : reference);
      // Neighbouring arcs share a point: each one overwrites the end of the one before.
      at = Math.max(0, at - 2);
      for (int i = 0; i < arc.length; i += 2) {
        int from = reference < 0 ? arc.length - 2 - i : i;
        ring[at++] = arc[from];
        ring[at++] = arc[from + 1];
      }
    }
    return ring;
  }
}
