package telltale.app.map;

import com.gluonhq.maps.MapLayer;
import java.nio.IntBuffer;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import telltale.app.map.raster.Surface;

/// The one layer on the Gluon map: an opaque picture, one of its pixels to one of the screen's,
/// unsmoothed. There are two pictures, because the render thread may still read the one that was
/// shown last while the next frame is painted.
final class FrameLayer extends MapLayer {

  private final ImageView view = new ImageView();
  private Picture front = new Picture(1, 1);
  private Picture back = new Picture(1, 1);

  FrameLayer() {
    view.setSmooth(false);
    view.setManaged(false);
    getChildren().add(view);
    setMouseTransparent(true);
  }

  /// Sets the size, in device pixels.
  void size(int width, int height, double pixelRatio) {
    if (width != back.surface.width() || height != back.surface.height()) {
      front = new Picture(width, height);
      back = new Picture(width, height);
    }
    view.setFitWidth(width / pixelRatio);
    view.setFitHeight(height / pixelRatio);
  }

  /// What the next frame is painted on.
  Surface surface() {
    return back.surface;
  }

  /// Shows what was painted.
  void show() {
    back.buffer.updateBuffer(all -> null);
    view.setImage(back.image);
    Picture shown = back;
    back = front;
    front = shown;
  }

  private static final class Picture {

    private final Surface surface;
    private final PixelBuffer<IntBuffer> buffer;
    private final WritableImage image;

    Picture(int width, int height) {
      surface = new Surface(width, height);
      buffer =
          new PixelBuffer<>(
              width, height, IntBuffer.wrap(surface.pixels()), PixelFormat.getIntArgbPreInstance());
      image = new WritableImage(buffer);
    }
  }
}
