package telltale.geodata.build;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/// Turns the drawings of flag-icons into the small pictures that `telltale.geodata.Flags` hands
/// out, because JavaFX reads no SVG. Each is painted four times as large and made smaller again: at
/// its own size, shapes that touch would let what is behind them shine through their common edge.
final class FlagMaker {

  /// In the jar of flag-icons, in a folder with the name of its version.
  private static final String VERSIONS = "META-INF/resources/webjars/flag-icons";

  private static final int WIDTH = 40;
  private static final int HEIGHT = 30;
  private static final int FINER = 4;

  private FlagMaker() {}

  /// Reads the jar of flag-icons, and writes one PNG file for each country that has a code into a
  /// folder.
  public static void main(String[] arguments) throws IOException {
    System.setProperty("java.awt.headless", "true");
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    List<String> codes = new ArrayList<>(List.of(Locale.getISOCountries()));
    // Not assigned by ISO, and what databases call Kosovo.
    codes.add("XK");
    try (FileSystem jar = FileSystems.newFileSystem(Path.of(arguments[0]));
        Stream<Path> versions = Files.list(jar.getPath(VERSIONS))) {
      Path drawings = versions.findFirst().orElseThrow().resolve("flags/4x3");
      for (String code : codes) {
        String name = code.toLowerCase(Locale.ROOT);
        BufferedImage flag = small(painted(drawings.resolve(name + ".svg")));
        ImageIO.write(flag, "png", folder.resolve(name + ".png").toFile());
      }
    }
  }

  private static BufferedImage painted(Path drawing) throws IOException {
    SVGDocument flag = new SVGLoader().load(drawing.toUri().toURL());
    if (flag == null) {
      throw new IOException("no drawing that jsvg understands: " + drawing);
    }
    BufferedImage image =
        new BufferedImage(FINER * WIDTH, FINER * HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = image.createGraphics();
    brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    brush.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    flag.render(null, brush, new ViewBox(0, 0, image.getWidth(), image.getHeight()));
    brush.dispose();
    return image;
  }

  private static BufferedImage small(BufferedImage large) {
    BufferedImage small = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        small.setRGB(x, y, mean(large.getRGB(x * FINER, y * FINER, FINER, FINER, null, 0, FINER)));
      }
    }
    return small;
  }

  private static int mean(int[] colours) {
    int mean = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int sum = colours.length / 2;
      for (int colour : colours) {
        sum += colour >> shift & 0xff;
      }
      mean |= sum / colours.length << shift;
    }
    return mean;
  }
}
