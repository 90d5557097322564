package telltale.app.map.base;

import java.util.ArrayList;
import java.util.List;
import telltale.app.map.geometry.Viewport;
import telltale.geodata.World;

/// The world's outlines with the box around each, so that what is off the screen costs nothing.
final class WorldShapes {

  private final List<Shape> rings;
  private final List<Shape> coasts;
  private final List<Shape> borders;

  WorldShapes(World world) {
    rings =
        world.countries().stream()
            .flatMap(country -> country.rings().stream())
            .map(WorldShapes::shape)
            .toList();
    coasts = lines(world, true);
    borders = lines(world, false);
  }

  List<Shape> rings() {
    return rings;
  }

  List<Shape> coasts() {
    return coasts;
  }

  List<Shape> borders() {
    return borders;
  }

  /// The copies of the world in which a shape may touch the screen; copy k lies k worlds east.
  static int[] copies(Shape shape, Viewport view) {
    int first = (int) Math.ceil(view.worldX(0) - shape.right);
    int last = (int) Math.floor(view.worldX(view.width()) - shape.left);
    if (last < first || view.screenY(shape.bottom) < 0 || view.screenY(shape.top) > view.height()) {
      return new int[0];
    }
    int[] copies = new int[last - first + 1];
    for (int i = 0; i < copies.length; i++) {
      copies[i] = first + i;
    }
    return copies;
  }

  private static List<Shape> lines(World world, boolean coast) {
    List<Shape> shapes = new ArrayList<>();
    for (World.Line line : world.lines()) {
      if (line.coast() == coast) {
        shapes.add(shape(line.points()));
      }
    }
    return List.copyOf(shapes);
  }

  private static Shape shape(float[] points) {
    float left = Float.POSITIVE_INFINITY;
    float top = Float.POSITIVE_INFINITY;
    float right = Float.NEGATIVE_INFINITY;
    float bottom = Float.NEGATIVE_INFINITY;
    for (int i = 0; i + 1 < points.length; i += 2) {
      left = Math.min(left, points[i]);
      right = Math.max(right, points[i]);
      top = Math.min(top, points[i + 1]);
      bottom = Math.max(bottom, points[i + 1]);
    }
    return new Shape(points, left, top, right, bottom);
  }

  /// An outline and the box around it, in world units.
  @SuppressWarnings("ArrayRecordComponent") // the world's own points, shared and never changed
  record Shape(float[] points, float left, float top, float right, float bottom) {}
}
