package telltale.app.map;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import telltale.app.map.base.BaseMap;
import telltale.app.map.base.BaseMapRenderer;
import telltale.app.map.look.Palette;
import telltale.app.map.raster.Surface;
import telltale.geodata.WorldReader;

/// A coarse picture of the whole world, which was painted when the app was built: painting it takes
/// a start longer than everything else on the way to a map on the screen, most of it for the
/// compiler.
///
/// A file of its pixels as they are in memory, the most significant byte of each first, deflated:
/// decoding any format of pictures would go through them one by one again.
public final class StandIn {

  private StandIn() {}

  /// Reads the picture in those colours, which takes some ten milliseconds. Any thread.
  public static BaseMap read(Palette palette) {
    BaseMap.Wanted wanted = Backdrop.coarse(palette);
    Surface surface = new Surface(wanted.viewport().width(), wanted.viewport().height());
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * surface.width() * surface.height());
    String name = name(palette);
    try (InputStream file =
            Objects.requireNonNull(
                StandIn.class.getResourceAsStream(name), name + " is missing from the build");
        DataInputStream in = new DataInputStream(new InflaterInputStream(file))) {
      in.readFully(bytes.array());
    } catch (IOException broken) {
      throw new UncheckedIOException(name + " is broken", broken);
    }
    bytes.asIntBuffer().get(surface.pixels());
    return new BaseMap(wanted, surface);
  }

  /// Writes those pictures, as a step of the build.
  ///
  /// @param arguments the folder that they go into, which is made
  public static void main(String... arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    BaseMapRenderer renderer = new BaseMapRenderer(WorldReader.read());
    for (Palette palette : List.of(Palette.DARK, Palette.LIGHT, Palette.CONTRAST)) {
      write(renderer.render(Backdrop.coarse(palette)).surface(), folder.resolve(name(palette)));
    }
  }

  private static void write(Surface surface, Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * surface.width() * surface.height());
    bytes.asIntBuffer().put(surface.pixels());
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (OutputStream out = new DeflaterOutputStream(Files.newOutputStream(file), deflater)) {
      out.write(bytes.array());
    } finally {
      deflater.end();
    }
  }

  private static String name(Palette palette) {
    if (palette.equals(Palette.CONTRAST)) {
      return "world-contrast";
    }
    return palette.dark() ? "world-dark" : "world-light";
  }
}
