package telltale.app.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.IntBuffer;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import telltale.app.map.base.BaseMap;
import telltale.app.map.look.Palette;
import telltale.app.words.Speech;
import telltale.app.words.Words;
import telltale.geodata.World;
import telltale.geodata.WorldReader;

class GlimpseTest {

  /// Two ways of scaling one picture differ by a little at its edges.
  private static final double ALMOST_NONE = 1.5;

  private final BaseMap picture = StandIn.read(Palette.DARK);
  private final World world = WorldReader.read();

  @Test
  void showsTheWorldWhereTheMapWillShowIt() {
    assertThat(difference(952, 770, 10, 10)).isLessThan(ALMOST_NONE);
  }

  @Test
  void goesOnAcrossTheDateLine() {
    assertThat(difference(952, 770, 175, 175)).isLessThan(ALMOST_NONE);
    assertThat(difference(952, 770, -175, -175)).isLessThan(ALMOST_NONE);
  }

  @Test
  void fillsANarrowPaneAndAWideOne() {
    assertThat(difference(400, 900, 10, 10)).isLessThan(ALMOST_NONE);
    assertThat(difference(1900, 500, 10, 10)).isLessThan(ALMOST_NONE);
  }

  /// What the others compare does tell two places apart.
  @Test
  void isElsewhereWhereHomeIs() {
    assertThat(difference(952, 770, 10, 12)).isGreaterThan(2 * ALMOST_NONE);
  }

  /// Between glimpse and map, in steps of brightness for each part of a pixel.
  private double difference(int width, int height, double seen, double home) {
    int[] glimpse = pixels(new Glimpse(picture, seen), width, height);
    int[] map = pixels(map(home), width, height);
    long sum = 0;
    for (int i = 0; i < glimpse.length; i++) {
      for (int shift = 0; shift < 24; shift += 8) {
        sum += Math.abs((glimpse[i] >> shift & 0xFF) - (map[i] >> shift & 0xFF));
      }
    }
    return sum / (3.0 * glimpse.length);
  }

  /// A map that has nothing to show but the same picture.
  private MapPane map(double home) {
    return FxToolkit.run(
        () -> {
          MapPane map = new MapPane(new Speech(Words.ENGLISH), world, 0, home, never -> {});
          map.standIn(picture);
          map.setQuiet(true);
          return map;
        });
  }

  private static int[] pixels(Region region, int width, int height) {
    Stage stage = FxToolkit.run(Stage::new);
    FxToolkit.act(
        () -> {
          stage.setScene(new Scene(region, width, height));
          stage.show();
        });
    if (region instanceof MapPane map) {
      FxToolkit.await("the map is drawn", () -> map.framesDrawn() > 0);
    }
    int[] pixels = new int[width * height];
    FxToolkit.act(
        () -> {
          Image image = region.getScene().snapshot(null);
          image
              .getPixelReader()
              .getPixels(
                  0,
                  0,
                  width,
                  height,
                  PixelFormat.getIntArgbInstance(),
                  IntBuffer.wrap(pixels),
                  width);
          stage.hide();
        });
    return pixels;
  }
}
