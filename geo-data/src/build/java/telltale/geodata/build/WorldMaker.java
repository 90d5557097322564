package telltale.geodata.build;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import telltale.geodata.build.Topology.Shape;

/// Turns world-atlas' TopoJSON into the file that `telltale.geodata.WorldReader` reads: parsing the
/// JSON at every start would cost more than everything else the app does before its first frame.
///
/// The file, little-endian: the letters TTWD, a format number, the CRC-32 of what follows; then the
/// number of countries, each with code, name, label and rings; then the number of lines, each with
/// its kind. Coordinates are 4-byte floats on a grid of 2^-20 world widths (38 m):
/// packed ones would take half the room, but the reader runs before anything is compiled, and
/// copies these in bulk.
final class WorldMaker {

  private static final int GRID = 1 << 20;
  private static final int MOST_BYTES = 1 << 24;

  private final ByteBuffer body = ByteBuffer.allocate(MOST_BYTES).order(ByteOrder.LITTLE_ENDIAN);

  private WorldMaker() {}

  /// Reads the first file and writes the second.
  public static void main(String[] arguments) throws IOException {
    Topology topology = Topology.read(Path.of(arguments[0]));
    Path target = Path.of(arguments[1]);
    WorldMaker maker = new WorldMaker();
    maker.world(topology);
    ByteBuffer body = maker.body.flip();
    CRC32 checksum = new CRC32();
    checksum.update(body.duplicate());
    ByteBuffer header = ByteBuffer.allocate(9).order(ByteOrder.LITTLE_ENDIAN);
    header.put("TTWD".getBytes(StandardCharsets.US_ASCII)).put((byte) 1);
    header.putInt((int) checksum.getValue()).flip();
    Files.createDirectories(target.toAbsolutePath().getParent());
    try (FileChannel file =
        FileChannel.open(
            target,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      file.write(header);
      file.write(body);
    }
  }

  private void world(Topology topology) {
    number(topology.shapes().size());
    for (Shape shape : topology.shapes()) {
      country(topology, shape);
    }
    int[] uses = topology.arcUses();
    List<double[]> coasts = new ArrayList<>();
    List<double[]> borders = new ArrayList<>();
    for (int i = 0; i < uses.length; i++) {
      (uses[i] == 1 ? coasts : borders).addAll(Outline.lines(topology.arcs().get(i)));
    }
    number(coasts.size() + borders.size());
    for (double[] coast : coasts) {
      body.put((byte) 1);
      points(coast);
    }
    for (double[] border : borders) {
      body.put((byte) 0);
      points(border);
    }
  }

  private void country(Topology topology, Shape shape) {
    List<double[]> rings = new ArrayList<>();
    for (int[] references : shape.rings()) {
      double[] ring = Outline.ring(topology.ring(references));
      if (ring.length > 0) {
        rings.add(ring);
      }
    }
    Label label = Label.of(rings);
    number(shape.isoNumeric());
    text(shape.name());
    body.putFloat((float) label.x());
    body.putFloat((float) label.y());
    number(rings.size());
    for (double[] ring : rings) {
      points(ring);
    }
  }

  private void points(double[] points) {
    number(points.length / 2);
    for (double coordinate : points) {
      body.putFloat((float) (Math.rint(coordinate * GRID) / GRID));
    }
  }

  private void number(int value) {
    body.putInt(value);
  }

  private void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    body.put(utf8);
  }
}
