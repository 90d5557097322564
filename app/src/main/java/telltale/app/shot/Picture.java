package telltale.app.shot;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/// A picture of a scene.
public final class Picture {

  private final int width;
  private final int height;
  private final int[] rgb;

  private Picture(int width, int height, int[] rgb) {
    this.width = width;
    this.height = height;
    this.rgb = rgb;
  }

  /// Takes the picture. FX thread only.
  ///
  /// @param scale device pixels per logical pixel
  public static Picture of(Scene scene, double scale) {
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(scale, scale));
    parameters.setFill(Color.BLACK);
    int width = (int) Math.round(scene.getWidth() * scale);
    int height = (int) Math.round(scene.getHeight() * scale);
    // Without it the picture would grow by every shadow that falls outside the window.
    parameters.setViewport(new Rectangle2D(0, 0, width, height));
    WritableImage image = scene.getRoot().snapshot(parameters, null);
    int[] rgb = new int[width * height];
    PixelReader reader = image.getPixelReader();
    reader.getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), rgb, 0, width);
    return new Picture(width, height, rgb);
  }

  /// Writes it as PNG.
  ///
  /// @throws IOException when the file cannot be written
  public void writePng(Path file) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, rgb, 0, width);
    write(image, file);
  }

  /// Writes it as PNG with at most 256 colours.
  ///
  /// @throws IOException when the file cannot be written
  public void writeSmallPng(Path file) throws IOException {
    write(FewColours.picture(rgb, width, height), file);
  }

  private static void write(BufferedImage image, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      ImageIO.write(image, "png", out);
    }
  }
}
