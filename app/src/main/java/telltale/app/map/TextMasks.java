package telltale.app.map;

import java.util.Map;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.transform.Transform;
import telltale.app.latest.Latest;
import telltale.app.map.label.Lettering;
import telltale.app.map.raster.Mask;

/// Text as JavaFX sets it, kept as masks that cost nothing to draw again.
final class TextMasks implements Lettering {

  private static final int MOST = 600;

  private final Map<Wording, Mask> masks = new Latest<>(MOST);

  private String family = Font.getDefault().getFamily();
  private double pixelRatio = 1;

  /// Text is drawn with that many device pixels per logical pixel from now on.
  void pixelRatio(double ratio) {
    if (ratio != pixelRatio) {
      pixelRatio = ratio;
      masks.clear();
    }
  }

  /// Text is set in that font family from now on.
  void family(String newFamily) {
    family = newFamily;
    masks.clear();
  }

  @Override
  public Mask mask(String text, double size, boolean strong) {
    return masks.computeIfAbsent(new Wording(text, size, strong), this::draw);
  }

  private Mask draw(Wording wording) {
    Text text = new Text(wording.text);
    FontWeight weight = wording.strong ? FontWeight.MEDIUM : FontWeight.NORMAL;
    text.setFont(Font.font(family, weight, wording.size));
    text.setFontSmoothingType(FontSmoothingType.GRAY);
    text.setFill(Color.WHITE);
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setFill(Color.TRANSPARENT);
    parameters.setTransform(Transform.scale(pixelRatio, pixelRatio));
    WritableImage image = text.snapshot(parameters, null);
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(), pixels, 0, width);
    return Mask.of(pixels, width, height, (int) Math.round(3 * pixelRatio));
  }

  private record Wording(String text, double size, boolean strong) {}
}
