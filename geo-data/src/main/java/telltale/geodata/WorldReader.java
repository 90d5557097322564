package telltale.geodata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import telltale.geodata.World.Country;
import telltale.geodata.World.Line;

/// Reads the outline of the world, which is made when building and lies beside this class.
///
/// The file, little-endian: the letters TTWD, a format number, the CRC-32 of what follows; then the
/// number of countries, each with code, name, label and rings; then the number of lines, each with
/// its kind. Coordinates are 4-byte floats on a grid of 2^-20 world widths (38 m):
/// packed ones would take half the room, but the reader runs before anything is compiled, and
/// copies these in bulk.
public final class WorldReader {

  private static final String RESOURCE = "world.bin";
  private static final int MAGIC = 0x44575454;
  private static final int FORMAT = 1;
  private static final int HEADER_BYTES = 9;

  private final ByteBuffer body;

  private WorldReader(ByteBuffer body) {
    this.body = body;
  }

  /// The world of this build. Takes a few milliseconds, on the calling thread.
  ///
  /// @throws IllegalStateException when the build is damaged, saying how
  public static World read() {
    try (InputStream in = WorldReader.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw damaged("it is missing");
      }
      return decode(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("The outline of the world cannot be read: build again.", e);
    }
  }

  static World decode(byte[] file) {
    ByteBuffer all = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (file.length < HEADER_BYTES) {
      throw damaged("it has only " + file.length + " bytes");
    }
    if (all.getInt() != MAGIC || all.get() != FORMAT) {
      throw damaged("it does not begin as format " + FORMAT + " does");
    }
    int expected = all.getInt();
    CRC32 checksum = new CRC32();
    checksum.update(file, HEADER_BYTES, file.length - HEADER_BYTES);
    if ((int) checksum.getValue() != expected) {
      throw damaged("its checksum is wrong");
    }
    try {
      return new WorldReader(all).world();
    } catch (BufferUnderflowException e) {
      throw new IllegalStateException(damaged("it ends too early").getMessage(), e);
    }
  }

  private static IllegalStateException damaged(String how) {
    return new IllegalStateException(
        "The outline of the world is damaged: " + how + ". Build again.");
  }

  private World world() {
    int countryCount = body.getInt();
    List<Country> countries = new ArrayList<>(countryCount);
    for (int i = 0; i < countryCount; i++) {
      countries.add(country());
    }
    int lineCount = body.getInt();
    List<Line> lines = new ArrayList<>(lineCount);
    for (int i = 0; i < lineCount; i++) {
      lines.add(new Line(body.get() == 1, points()));
    }
    return new World(countries, lines);
  }

  private Country country() {
    int isoNumeric = body.getInt();
    byte[] name = new byte[body.getInt()];
    body.get(name);
    float labelX = body.getFloat();
    float labelY = body.getFloat();
    int ringCount = body.getInt();
    List<float[]> rings = new ArrayList<>(ringCount);
    for (int i = 0; i < ringCount; i++) {
      rings.add(points());
    }
    return new Country(isoNumeric, new String(name, StandardCharsets.UTF_8), labelX, labelY, rings);
  }

  private float[] points() {
    float[] points = new float[2 * body.getInt()];
    body.asFloatBuffer().get(points);
    body.position(body.position() + Float.BYTES * points.length);
    return points;
  }
}
